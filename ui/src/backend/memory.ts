export function memoryBackend(): import('./backend').Backend { throw new Error('not yet'); }
