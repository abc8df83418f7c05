import nodemailer from "nodemailer";
import type Mail from "nodemailer/lib/mailer";

/** One message as nodemailer takes it. */
export type SmtpMessage = Mail.Options;

/** What the worker needs of a mail server. */
export type SmtpTransport = {
  /** Resolves when the server has accepted the message. @throws nodemailer's error with the server's answer. */
  sendMail(message: SmtpMessage): Promise<{ response: string }>;
  close(): void;
};

/**
 * Connections to the mail server, kept open between messages.
 * @param url `smtp://` or `smtps://`, with credentials when the server wants them. @param connections most at once.
 */
export function connectSmtp(url: string, connections: number): SmtpTransport {
  const options = {
    url,
    pool: true as const,
    maxConnections: connections,
    maxMessages: 100,
    // Trying again is the queue's business, where it is on record; nodemailer would do it silently.
    maxRequeues: 0,
    dnsTimeout: 15_000,
    connectionTimeout: 15_000,
    greetingTimeout: 30_000,
    // A server may be slow to say that it took the message. Giving up early makes second copies (RFC 5321, 4.5.3.2.6
    // and RFC 1047); the claim on the mail is renewed meanwhile.
    socketTimeout: 10 * 60_000,
  };
  return nodemailer.createTransport(options);
}
