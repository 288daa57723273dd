// `cargo xtask recordings` has the core answer what tests ask, and keeps what it says.

import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import { askCore } from '../backend/memory/recorded';

const { RELABEL_CORE, RELABEL_CORE_FOLDER, RELABEL_ANSWERED } = process.env;
if (RELABEL_CORE && RELABEL_CORE_FOLDER) {
  const folder = RELABEL_CORE_FOLDER;
  askCore((question) => {
    const input = `${question}\n`;
    const { stdout, stderr, status } = spawnSync(RELABEL_CORE, [folder], { input });
    if (status !== 0) throw new Error(String(stderr));
    const answer: unknown = JSON.parse(String(stdout));
    const line = JSON.stringify([question, answer]);
    appendFileSync(`${RELABEL_ANSWERED}/${process.pid}-${threadId}.jsonl`, `${line}\n`);
    return answer;
  });
}
