import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LiquidAnswer, type LiquidCase, disagreement, plainCase } from './liquid-case.ts';
import type { LiquidJudge } from './liquid-judges.ts';
import { makePlan } from './make-plan.ts';

/** What came of asking a judge. */
export interface Judgement {
  readonly cases: number;
  readonly steps: number;
  /** What it refuses, or sees otherwise, by the seed of the plan. */
  readonly disagreements: readonly { readonly id: string; readonly message: string }[];
  /** What it printed, when it broke before it could answer. */
  readonly broke?: string;
}

/** Makes so many plans, has a judge look at each, and holds what it says against our ledger. */
export function askJudge(python: string, judge: LiquidJudge, count: number, seed: number): Judgement {
  const folder = mkdtempSync(join(tmpdir(), `ligase-${judge.name}-`));
  try {
    const cases = Array.from({ length: count }, (_, number) => writeCase(judge, folder, number, seed + number));
    const [asked, report] = [join(folder, 'cases.json'), join(folder, 'report.json')];
    writeFileSync(asked, JSON.stringify(cases.map(plainCase)));
    const script = fileURLToPath(new URL(`../../liquid/judge_${judge.name}.py`, import.meta.url));
    const { status, stdout, stderr } = spawnSync(python, [script, asked, report], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    });
    const steps = cases.reduce((sum, { plan }) => sum + plan.steps.length, 0);
    if (status !== 0) return { cases: count, steps, disagreements: [], broke: lastLines(`${stdout}${stderr}`) };
    const answers = new Map(
      (JSON.parse(readFileSync(report, 'utf8')) as readonly LiquidAnswer[]).map((one) => [one.id, one]),
    );
    const disagreements = cases.flatMap((one) => {
      const message = disagreement(one, answers.get(one.id));
      return message === undefined ? [] : [{ id: one.id, message }];
    });
    return { cases: count, steps, disagreements };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeCase(judge: LiquidJudge, folder: string, number: number, seed: number): LiquidCase {
  const setup = judge.setups[number % judge.setups.length];
  if (setup === undefined) throw new Error(`${judge.name} has no labware.`);
  const plan = makePlan(setup, seed);
  const [dialect, more] = judge.dialectOf(setup, number);
  const file = join(folder, `plan-${number}${dialect.extension}`);
  writeFileSync(file, dialect.render(plan), dialect.encoding);
  const one = { id: `seed ${seed}`, plan, file, more };
  return { ...one, more: { ...more, ...judge.alsoWrite?.(one) } };
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-8).join('\n');
