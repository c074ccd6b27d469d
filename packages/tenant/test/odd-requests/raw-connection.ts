import { once } from 'node:events';
import { connect } from 'node:net';

/** What came back over a raw connection. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A connection on which any bytes can be sent. */
export interface RawConnection {
  /** Sends bytes and gives the answer; `undefined` when the other side closes without one. */
  readonly send: (bytes: Buffer) => Promise<RawAnswer | undefined>;
  readonly close: () => void;
}

const headEnd = '\r\n\r\n';

/** Connects to a port of this machine. */
export async function rawConnection(port: number): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let came = Buffer.alloc(0);
  let isClosed = false;
  let wake: (() => void) | undefined;
  socket.on('data', (chunk) => {
    came = Buffer.concat([came, chunk]);
    wake?.();
  });
  for (const end of ['end', 'close', 'error'])
    socket.on(end, () => {
      isClosed = true;
      wake?.();
    });

  const take = (): RawAnswer | undefined => {
    const at = came.indexOf(headEnd);
    if (at < 0) return undefined;
    const [first = '', ...lines] = came.subarray(0, at).toString('latin1').split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const end = at + headEnd.length + Number(headers['content-length'] ?? 0);
    if (came.length < end) return undefined;
    const body = came.subarray(at + headEnd.length, end).toString();
    came = came.subarray(end);
    return { status: Number(first.split(' ')[1]), headers, body };
  };
  return {
    send: async (bytes) => {
      socket.write(bytes);
      for (;;) {
        const answer = take();
        if (answer !== undefined || isClosed) return answer;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    close: () => socket.destroy(),
  };
}
