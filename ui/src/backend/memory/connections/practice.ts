// Trouble of the practice environment in the in-memory host. Never part of a build.

import type { ChangePractice, PracticeTrouble } from '../../bindings';
import { apiError } from '../errors';

const CALM: PracticeTrouble = { faults: [], perSecond: null, latency: 30 };

/** Remembers what was staged; nothing comes of it. */
export class MemoryPractice {
  private trouble: PracticeTrouble = CALM;

  state(): PracticeTrouble {
    return { ...this.trouble, faults: [...this.trouble.faults] };
  }

  change(request: ChangePractice): PracticeTrouble {
    switch (request.change) {
      case 'stage': {
        if (!/^[a-z0-9-]+(=[^:,]+)?(:[a-z-]+=[^,]+(,[a-z-]+=[^,]+)*)?$/.test(request.spec)) {
          throw apiError('requestInvalid', { technical: `no such fault: ${request.spec}` });
        }
        const staged = { spec: request.spec, hits: 0 };
        this.trouble = { ...this.trouble, faults: [...this.trouble.faults, staged] };
        break;
      }
      case 'limit':
        this.trouble = { ...this.trouble, perSecond: request.perSecond };
        break;
      case 'latency':
        this.trouble = { ...this.trouble, latency: request.milliseconds };
        break;
      case 'calm':
        this.trouble = CALM;
        break;
    }
    return this.state();
  }
}
