import { testRealPosts } from '../../helpers/realPostEdits'

testRealPosts(1, 2)
