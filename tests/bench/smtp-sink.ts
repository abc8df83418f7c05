import { createServer } from "node:net";

/**
 * A process that takes mail as fast as it can: the least of SMTP (RFC 5321) that a client needs, nothing is kept or looked
 * at. It tells its parent the port, and the number of messages accepted so far whenever it is asked.
 */
let accepted = 0;
let wanted = Number.POSITIVE_INFINITY;

const server = createServer((socket) => {
  let isText = false;
  let rest = "";
  socket.setNoDelay(true);
  socket.setEncoding("latin1");
  socket.on("error", () => {});
  socket.on("data", (chunk: string) => {
    rest += chunk;
    for (;;) {
      const end = rest.indexOf(isText ? "\r\n.\r\n" : "\r\n");
      if (end === -1) {
        // Of a text only what may be the beginning of its end is kept.
        if (isText && rest.length > 4) rest = rest.slice(-4);
        return;
      }
      const line = rest.slice(0, end);
      rest = rest.slice(end + (isText ? 5 : 2));
      if (isText) {
        isText = false;
        accepted += 1;
        socket.write("250 2.0.0 Accepted\r\n");
        if (accepted === wanted) process.send?.({ reached: accepted, at: Date.now() });
      } else {
        const verb = line.slice(0, 4).toUpperCase();
        isText = verb === "DATA";
        socket.write(
          verb === "EHLO"
            ? "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"
            : isText
              ? "354 Go on\r\n"
              : "250 2.0.0 Ok\r\n",
        );
        if (verb === "QUIT") socket.end();
      }
    }
  });
  socket.write("220 sink ESMTP\r\n");
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : 0 });
});
process.on("message", (more: number) => {
  wanted = accepted + more;
});
process.on("disconnect", () => process.exit(0));
