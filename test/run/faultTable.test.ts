import { expect, it } from 'vitest'
import type { FaultTest } from './faultReports'
import { faultRows, numbersIn } from './faultRows'
import { printTable, tableOf } from './faultTable'

const ran = (title: string, result: FaultTest['result'], figure: string | null = null, host = 'unit') => ({
  title,
  host,
  result,
  figure,
})
const [one = '', two = '', three = '', four = ''] = Object.keys(faultRows)

it('has a row for each fault, and no success without a test that passes', () => {
  const rows = tableOf([
    ran(`${one} ${two} saves`, 'passed', '12 kills'),
    ran(`group ${one}: saves too`, 'passed', null, 'browser'),
    ran(`${two} fails`, 'failed'),
    ran(`${three} needs a tool`, 'skipped'),
  ])
  expect(rows).toHaveLength(61)
  expect(rows.slice(0, 4).map(({ number, result }) => [number, result])).toEqual([
    [one, 'passed'],
    [two, 'failed'],
    [three, 'skipped'],
    [four, 'missing'],
  ])
  expect(rows[0]?.figure).toBe('1 unit, 1 browser; 12 kills')
  expect(rows[1]?.figure).toContain(`failed: ${two} fails`)
  expect(rows[2]?.figure).toBe(`skipped: ${three} needs a tool`)
  expect(printTable(rows).split('\n')).toHaveLength(61)
})

it('marks a fault that only decisions were tested of', () => {
  const decision = ran(`${one} (decision) waits`, 'passed')
  expect(tableOf([decision])[0]?.figure).toBe('1 unit; decision')
  expect(tableOf([decision, ran(`${one} for real`, 'passed')])[0]?.figure).toBe('2 unit')
})

it('finds numbers, and not what only looks like one', () => {
  expect(numbersIn(`${one}, ${two}: both; ${one} again`)).toEqual([one, two])
  expect(numbersIn('PDF01 F1 F123 xB01')).toEqual([])
})
