import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

export interface Letter {
  to: string[];
  from: string;
  /** The message as it travelled. */
  source: string;
}

/** A real SMTP server on the loopback, which can refuse or keep waiting. */
export class PostOffice {
  readonly letters: Letter[] = [];
  /** The answer to the next letters: null takes them. */
  refusal: { code: number; message: string } | null = null;
  /** Called when a letter has arrived; it is taken once this is done. */
  onLetter: () => Promise<void> = () => Promise.resolve();
  private readonly server: SMTPServer;

  constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, session, taken) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const source = Buffer.concat(chunks).toString('utf8');
          const letter = { to: rcptTo.map(({ address }) => address), from: mailFrom ? mailFrom.address : '', source };
          void this.take(letter).then(taken);
        });
      },
    });
  }

  async open(): Promise<string> {
    const listening = this.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return `smtp://127.0.0.1:${(listening.address() as { port: number }).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async take(letter: Letter): Promise<Error | null> {
    await this.onLetter();
    const { refusal } = this;
    if (refusal) return Object.assign(new Error(refusal.message), { responseCode: refusal.code });
    this.letters.push(letter);
    return null;
  }
}
