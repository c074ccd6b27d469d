import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findPython } from './find-python.ts';
import type { Report } from './report.ts';
import { judge } from './verdicts.ts';

const found = findPython();
if ('missing' in found) console.warn(`THE PYTHON SIDE OF THE JUDGE IS NOT TESTED: ${found.missing}`);

// A made-up SDK: two services with what they share, and cases for some of their methods.
const program = `
import json
from functools import cached_property
from judging.judge import Judge
from judging.methods import methods_of, services_of, watch

class Service:
    def client(self): ...

class Boxes(Service):
    def get(self): return "box"
    def list(self): return []
    def archive(self): return 1
    def _page(self): ...

class Plates(Service):
    def get(self): raise LookupError("no plate")

class Sdk:
    @cached_property
    def boxes(self): return Boxes()
    @property
    def plates(self): return Plates()
    @property
    def name(self): return "sdk"

class Traffic:
    def mark(self): ...
    def operations(self): return ["getBox"]

sdk, judge = Sdk(), Judge(Traffic())
methods = methods_of(sdk, Service)
watch(services_of(sdk, Service), Service, judge.called.add)
with judge("boxes.get"):
    assert sdk.boxes.get() == "box"
with judge("boxes.list"):
    pass
with judge("plates.get"):
    sdk.plates.get()
print(json.dumps({"methods": methods, "unserved": [], "results": judge.results}))
`;

describe.skipIf('missing' in found)('the judge of an SDK', () => {
  it('finds every public method, and fails those without a case, uncalled or broken', () => {
    const { stdout, stderr } = spawnSync('python' in found ? found.python : '', ['-c', program], {
      encoding: 'utf8',
      cwd: fileURLToPath(new URL('../python-sdk/', import.meta.url)),
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    });
    expect(stderr).toBe('');
    const report = JSON.parse(stdout) as Report;

    const verdicts = judge(report, []);

    expect(report.methods).toEqual(['boxes.archive', 'boxes.get', 'boxes.list', 'plates.get']);
    expect(verdicts.map(({ name, outcome, note }) => [name, outcome, note])).toEqual([
      ['boxes.archive', 'failed', 'It has no case.'],
      ['boxes.get', 'passed', undefined],
      ['boxes.list', 'failed', 'The case does not call it.'],
      ['plates.get', 'failed', 'LookupError: no plate'],
    ]);
  });
});
