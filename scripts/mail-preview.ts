import { createServer, type ServerResponse } from "node:http";
import { type PreviewedLetter, renderLetters } from "./parts/mail-preview/letters";
import { brokenPage, indexPage, letterPage } from "./parts/mail-preview/pages";
import { say } from "./parts/words.mjs";

/** Only this machine can ask: the pages run code as it is being written. */
const HOST = "127.0.0.1";
const DEFAULT_PORT = 3100;

let letters: PreviewedLetter[] = [];

/**
 * `npm run mail:preview`: every letter, each with all its shapes and in every language, made from samples, as HTML and as text.
 * Needs no database and sends nothing. `PORT` chooses the port, 0 any that is free.
 */
const server = createServer(async (request, response) => {
  const host = request.headers.host?.replace(/:\d+$/, "");
  if (host !== HOST && host !== "localhost") return answer(response, 403, brokenPage("Ask this machine itself."));
  const [, locale, name, part] = (request.url ?? "/").split("?")[0]?.split("/") ?? [];
  try {
    // The frame shows what its page was made with.
    if (part !== "html" || letters.length === 0) letters = await renderLetters();
  } catch (error) {
    return answer(response, 500, brokenPage((error as Error).message));
  }
  if (!locale) return answer(response, 200, indexPage(letters));
  const letter = letters.find((each) => each.locale === locale && each.name === name);
  if (!letter) return answer(response, 404, brokenPage("There is no such letter."));
  answer(response, 200, part === "html" ? letter.document : letterPage(letter, letters));
});

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  response.end(body);
}

server.on("error", (error: NodeJS.ErrnoException) => {
  say(error.code === "EADDRINUSE" ? "That port is taken; choose another one with PORT." : error.message);
  process.exitCode = 1;
});
server.listen(Number(process.env.PORT ?? DEFAULT_PORT), HOST, () => {
  const bound = server.address();
  say(`All letters: http://${HOST}:${typeof bound === "object" ? bound?.port : ""}  (Ctrl-C ends it)`);
});
