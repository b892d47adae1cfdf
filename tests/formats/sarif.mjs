// Holds SARIF files against the schema of SARIF 2.1.0, as the package @microsoft/jest-sarif carries it.
import { readFileSync } from 'node:fs'
import Ajv from 'ajv-draft-04'
import formats from 'ajv-formats'

const schema = JSON.parse(readFileSync(new URL('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', import.meta.url)))
// A pattern of the schema is none for the newer expressions.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })
formats(ajv)
const holds = ajv.compile(schema)

for (const file of process.argv.slice(2)) {
  if (!holds(JSON.parse(readFileSync(file)))) {
    console.error(`${file}: ${ajv.errorsText(holds.errors)}`)
    process.exitCode = 1
  }
}
