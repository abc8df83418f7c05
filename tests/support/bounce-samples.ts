/** Reports as different mail servers write them, about people and servers that do not exist. */

/** What a report is about. */
export type Bounced = {
  /** The envelope sender the report goes to; any address where the server kept no tag. */
  to: string;
  /** Of the mail that came back, with brackets. */
  messageId: string;
  recipient?: string;
};

const lines = (...text: string[]) => `${text.join("\r\n")}\r\n`;

let count = 0;
function nextId(host: string): string {
  count += 1;
  return `<report-${count}.${process.pid}@${host}>`;
}

type Postfix = Bounced & { action?: string; status?: string; diagnostic?: string; id?: string };

/** Postfix: three parts, the header of the mail alone in the last. */
export function postfix(of: Postfix): string {
  const { to, messageId, recipient = "aase@kommune.example", id = nextId("mx.kommune.example") } = of;
  const diagnostic = of.diagnostic ?? `550 5.1.1 <${recipient}>: Recipient address rejected: User unknown`;
  return lines(
    "Return-Path: <>",
    `Delivered-To: ${to}`,
    "Received: by mx.kommune.example (Postfix) id 4FqL8x1Wz; Mon, 5 Feb 2024 09:12:44 +0100 (CET)",
    "Date: Mon, 5 Feb 2024 09:12:44 +0100 (CET)",
    "From: MAILER-DAEMON@mx.kommune.example (Mail Delivery System)",
    "Subject: Undelivered Mail Returned to Sender",
    `To: ${to}`,
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    "Content-Type: multipart/report; report-type=delivery-status;",
    '\tboundary="4FqL8x1Wz.1707120764/mx.kommune.example"',
    `Message-Id: ${id}`,
    "",
    "This is a MIME-encapsulated message.",
    "",
    "--4FqL8x1Wz.1707120764/mx.kommune.example",
    "Content-Description: Notification",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "This is the mail system at host mx.kommune.example.",
    "",
    "I'm sorry to have to inform you that your message could not",
    "be delivered to one or more recipients. It's attached below.",
    "",
    "--4FqL8x1Wz.1707120764/mx.kommune.example",
    "Content-Description: Delivery report",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.kommune.example",
    "X-Postfix-Queue-ID: 4FqL8x1Wz",
    `X-Postfix-Sender: rfc822; ${to}`,
    "Arrival-Date: Mon,  5 Feb 2024 09:12:43 +0100 (CET)",
    "",
    `Final-Recipient: rfc822; ${recipient}`,
    `Original-Recipient: rfc822;${recipient}`,
    `Action: ${of.action ?? "failed"}`,
    `Status: ${of.status ?? "5.1.1"}`,
    "Remote-MTA: dns; mail.kommune.example",
    // Folded as Postfix does.
    `Diagnostic-Code: smtp; ${diagnostic.replace(/: /, ":\r\n    ")}`,
    "",
    "--4FqL8x1Wz.1707120764/mx.kommune.example",
    "Content-Description: Undelivered Message Headers",
    "Content-Type: text/rfc822-headers",
    "",
    `Return-Path: <${to}>`,
    "From: Workshop desk <desk@example.org>",
    `To: ${recipient}`,
    "Subject: You are registered",
    `Message-ID: ${messageId}`,
    "",
    "--4FqL8x1Wz.1707120764/mx.kommune.example--",
  );
}

/** Exchange Online: the whole mail is returned, the words are HTML, the code stands in brackets. */
export function exchange({ to, messageId, recipient = "jens@region.example" }: Bounced): string {
  return lines(
    "From: postmaster@region.example",
    `To: ${to}`,
    "Date: Mon, 5 Feb 2024 08:13:02 +0000",
    "Content-Type: multipart/report; report-type=delivery-status;",
    '\tboundary="_5c1f2e1a-62e5-4f5c-a0b2-2b0b8f0f31f1_"',
    "X-MS-Exchange-Message-Is-Ndr:",
    "Content-Language: en-GB",
    `Message-ID: ${nextId("DB9PR01MB0001.eurprd01.prod.exchangelabs.example")}`,
    `In-Reply-To: ${messageId}`,
    `References: ${messageId}`,
    "Subject: Undeliverable: You are registered",
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    "",
    "--_5c1f2e1a-62e5-4f5c-a0b2-2b0b8f0f31f1_",
    'Content-Type: multipart/alternative; differences=Content-Type; boundary="_inner_"',
    "",
    "--_inner_",
    'Content-Type: text/plain; charset="us-ascii"',
    "Content-Transfer-Encoding: quoted-printable",
    "",
    `Your message to ${recipient} couldn't be delivered.`,
    "jens wasn't found at region.example.",
    "",
    "--_inner_",
    'Content-Type: text/html; charset="us-ascii"',
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "<html><body><p>jens wasn't found at region.example.</p></body></html>",
    "",
    "--_inner_--",
    "",
    "--_5c1f2e1a-62e5-4f5c-a0b2-2b0b8f0f31f1_",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns;DB9PR01MB0001.eurprd01.prod.exchangelabs.example",
    "Received-From-MTA: dns;mail.example.org",
    "Arrival-Date: Mon, 5 Feb 2024 08:13:01 +0000",
    "",
    `Final-Recipient: rfc822;${recipient}`,
    "Action: failed",
    "Status: 5.1.10",
    "Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
    "",
    "--_5c1f2e1a-62e5-4f5c-a0b2-2b0b8f0f31f1_",
    "Content-Type: message/rfc822",
    "",
    "Received: from mail.example.org (192.0.2.25) by DB9PR01MB0001.eurprd01.prod.exchangelabs.example",
    "From: Workshop desk <desk@example.org>",
    `To: ${recipient}`,
    "Subject: You are registered",
    `Message-ID: ${messageId}`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/alternative; boundary="ours"',
    "",
    "--ours",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Your place is confirmed.",
    "--ours--",
    "",
    "--_5c1f2e1a-62e5-4f5c-a0b2-2b0b8f0f31f1_--",
  );
}

/** Google: names the failed recipients in a header and returns the header in an attached message. */
export function gmail({ to, messageId, recipient = "maria@univ.example" }: Bounced): string {
  return lines(
    `Delivered-To: ${to}`,
    "Return-Path: <>",
    "From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
    `To: ${to}`,
    "Auto-Submitted: auto-replied",
    "Subject: Delivery Status Notification (Failure)",
    `References: ${messageId}`,
    `In-Reply-To: ${messageId}`,
    `X-Failed-Recipients: ${recipient}`,
    `Message-ID: ${nextId("mx.google.example")}`,
    "Date: Mon, 05 Feb 2024 00:13:30 -0800 (PST)",
    'Content-Type: multipart/report; boundary="0000000000009d2e8306109e6c0b"; report-type=delivery-status',
    "",
    "--0000000000009d2e8306109e6c0b",
    'Content-Type: multipart/related; boundary="0000000000009d3a3e06109e6c0f"',
    "",
    "--0000000000009d3a3e06109e6c0f",
    'Content-Type: text/plain; charset="UTF-8"',
    "",
    "** Address not found **",
    "",
    `Your message wasn't delivered to ${recipient} because the address couldn't be found.`,
    "",
    "--0000000000009d3a3e06109e6c0f--",
    "--0000000000009d2e8306109e6c0b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; googlemail.example",
    "Received-From-MTA: dns; desk@example.org",
    "Arrival-Date: Mon, 05 Feb 2024 00:13:29 -0800 (PST)",
    `X-Original-Message-ID: ${messageId}`,
    "",
    `Final-Recipient: rfc822; ${recipient}`,
    "Action: failed",
    "Status: 5.1.1",
    "Remote-MTA: dns; aspmx.l.google.example. (2001:db8::1b, the server for the domain univ.example.)",
    "Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try",
    " 550-5.1.1 double-checking the recipient's email address for typos or",
    " 550 5.1.1 unnecessary spaces.",
    "Last-Attempt-Date: Mon, 05 Feb 2024 00:13:30 -0800 (PST)",
    "",
    "--0000000000009d2e8306109e6c0b",
    "Content-Type: message/rfc822",
    "",
    "From: Workshop desk <desk@example.org>",
    `To: ${recipient}`,
    "Subject: You are registered",
    "Message-ID:",
    ` ${messageId}`,
    "",
    "",
    "--0000000000009d2e8306109e6c0b--",
  );
}

/** Exim: a vague status of its own, the other server's answer beside it. */
export function exim(of: Bounced & { diagnostic?: string }): string {
  const { to, messageId, recipient = "piotr@urzad.example" } = of;
  return lines(
    "Return-path: <>",
    `Envelope-to: ${to}`,
    `X-Failed-Recipients: ${recipient}`,
    "Auto-Submitted: auto-replied",
    "From: Mail Delivery System <Mailer-Daemon@relay.urzad.example>",
    `To: ${to}`,
    `References: ${messageId}`,
    "Content-Type: multipart/report; report-type=delivery-status; boundary=1707120820-eximdsn-804289383",
    "MIME-Version: 1.0",
    "Subject: Mail delivery failed: returning message to sender",
    `Message-Id: ${nextId("relay.urzad.example")}`,
    "Date: Mon, 05 Feb 2024 09:13:40 +0100",
    "",
    "--1707120820-eximdsn-804289383",
    "Content-type: text/plain; charset=us-ascii",
    "",
    "This message was created automatically by mail delivery software.",
    "",
    "--1707120820-eximdsn-804289383",
    "Content-type: message/delivery-status",
    "",
    "Reporting-MTA: dns; relay.urzad.example",
    "",
    "Action: failed",
    `Final-Recipient: rfc822;${recipient}`,
    "Status: 5.0.0",
    "Remote-MTA: dns; mail.urzad.example",
    `Diagnostic-Code: smtp; ${of.diagnostic ?? "550 No such user here"}`,
    "",
    "--1707120820-eximdsn-804289383",
    "Content-type: message/rfc822",
    "",
    `Return-path: <${to}>`,
    "From: Workshop desk <desk@example.org>",
    `To: ${recipient}`,
    "Subject: You are registered",
    `Message-ID: ${messageId}`,
    "",
    "Your place is confirmed.",
    "",
    "--1707120820-eximdsn-804289383--",
  );
}

/** A report in prose, as old servers write them; `named` adds the header in which Exim names the recipients. */
export function inProse({ to, recipient = "kaja@vald.example", named = false }: Bounced & { named?: boolean }): string {
  return lines(
    "Return-Path: <>",
    ...(named ? [`X-Failed-Recipients: ${recipient}`] : []),
    "From: Mail Delivery System <Mailer-Daemon@old.vald.example>",
    `To: ${to}`,
    "Subject: Mail delivery failed: returning message to sender",
    `Message-Id: ${nextId("old.vald.example")}`,
    "",
    "A message that you sent could not be delivered to one or more of its recipients.",
    "",
    `  ${recipient}`,
    `    SMTP error from remote mail server after RCPT TO:<${recipient}>:`,
    "    host mail.vald.example [198.51.100.7]: 550 5.1.1 unknown user",
  );
}

/** An automatic reply of a person's mailbox, with the headers given. */
export function reply(to: string, subject: string, headers: string[] = []): string {
  return lines(
    "Return-Path: <>",
    "From: Sofie Lind <sofie@kommune.example>",
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-Id: ${nextId("kommune.example")}`,
    ...headers,
    "MIME-Version: 1.0",
    'Content-Type: text/plain; charset="utf-8"',
    "Content-Transfer-Encoding: 8bit",
    "",
    "Tak for din mail. Jeg er tilbage mandag. (550 5.1.1 is the number of my office.)",
  );
}
