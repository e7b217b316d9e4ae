import { testRealPosts } from '../../helpers/realPostEdits'

testRealPosts(0, 2)
