/** A mailbox that is read over IMAP. */
export type ImapAddress = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS. */
  secure: boolean;
  user: string;
  password: string;
  folder: string;
};

/**
 * Reads `imaps://user:password@host:993/INBOX` (RFC 5092, with a password since nobody sits here to be asked). Ports are
 * 993 and, for `imap://`, 143 unless given; the folder is INBOX unless given. What is not a letter, a digit or one of
 * `-._~` in user, password or folder is written as in any URL (%40 for @), an @ of the user's name alone may stand as it is.
 * @returns null when it cannot be read.
 */
export function readImapUrl(text: string): ImapAddress | null {
  if (!/^imaps?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!url.hostname || !url.username || !url.password || url.search || url.hash) return null;
  const secure = url.protocol === "imaps:";
  try {
    return {
      host: url.hostname.replace(/^\[|\]$/g, ""),
      port: url.port ? Number(url.port) : secure ? 993 : 143,
      secure,
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      folder: decodeURIComponent(url.pathname.slice(1)) || "INBOX",
    };
  } catch {
    return null;
  }
}
