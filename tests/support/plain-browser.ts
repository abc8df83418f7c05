import { randomBytes } from "node:crypto";
import { type Agent, type IncomingHttpHeaders, request } from "node:http";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
export type Fields = [name: string, value: string][];
/** A form on a page: where it goes, and what a browser sends with it when nobody types anything. */
export type PageForm = { action: string; fields: Fields; buttons: { text: string; name?: string; value: string }[] };

/** What the answers have in common: one connection pool, and whom the visitor pretends to be. */
type Options = { agent?: Agent; headers?: Record<string, string> };

/**
 * A browser without JavaScript, as far as forms need one: keeps cookies, follows redirects, reads the forms of a page with
 * their hidden fields and posts them as multipart. For tests and measurements with more visitors at once than a machine
 * can run real browsers.
 */
export class PlainBrowser {
  readonly cookies = new Map<string, string>();
  /** Path of the page that is shown now, and what it answered. */
  path = "/";
  page: Answer = { status: 0, headers: {}, body: "" };

  constructor(
    /** The site, or another process that serves it; can change between two requests, as behind a balancer. */
    public origin: string,
    private readonly options: Options = {},
  ) {}

  async open(path: string): Promise<Answer> {
    return this.#follow(path, await this.#send("GET", path));
  }

  /** The form on this page that has this button. */
  form(button: string): PageForm {
    const found = formsOf(this.page.body).find(({ buttons }) => buttons.some(({ text }) => text === button));
    if (!found) throw new Error(`${this.path} has no form with the button "${button}": ${this.heading()}`);
    return found;
  }

  /** Types into the form with this button and presses it. Ends on the page that the redirect leads to. */
  async press(button: string, typed: Record<string, string> = {}): Promise<Answer> {
    const answer = await this.pressOnly(button, typed);
    return this.#follow(this.path, answer);
  }

  /** The same, but stays where it is: the answer to the POST itself. */
  async pressOnly(button: string, typed: Record<string, string> = {}): Promise<Answer> {
    const form = this.form(button);
    const pressed = form.buttons.find(({ text }) => text === button);
    const fields = form.fields.filter(([name]) => !(name in typed));
    if (pressed?.name) fields.push([pressed.name, pressed.value]);
    return this.#send("POST", form.action || this.path, multipart([...fields, ...Object.entries(typed)]));
  }

  /** Goes where the answer to `pressOnly` leads. */
  async follow(answer: Answer): Promise<Answer> {
    return this.#follow(this.path, answer);
  }

  /** What the page says first, for messages of failing tests. */
  heading(): string {
    const [, text = "no heading"] = /<h1[^>]*>(.*?)<\/h1>/s.exec(this.page.body) ?? [];
    return `${this.page.status} ${plain(text)}`;
  }

  async #follow(path: string, first: Answer): Promise<Answer> {
    let answer = first;
    this.path = path;
    for (let hops = 0; answer.status >= 300 && answer.status < 400; hops++) {
      if (hops === 10) throw new Error(`${path} redirects without an end.`);
      this.path = pathOf(answer, this.path);
      answer = await this.#send("GET", this.path);
    }
    this.page = answer;
    return answer;
  }

  async #send(method: "GET" | "POST", path: string, body?: Body): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await send(`${this.origin}${path}`, {
      method,
      agent: this.options.agent,
      headers: { ...this.options.headers, accept: "text/html", ...(cookie && { cookie }) },
      body,
    });
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/;\s*max-age=0\b/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

/** Where an answer sends the browser, as a path of this site. */
export function pathOf(answer: Answer, from: string): string {
  const url = new URL(answer.headers.location ?? "", new URL(from, "http://site.invalid"));
  return `${url.pathname}${url.search}`;
}

export type Body = { type: string; bytes: Buffer };

/** Fields as a browser posts them (RFC 7578). */
export function multipart(fields: Fields): Body {
  const boundary = `----form${randomBytes(12).toString("hex")}`;
  const escaped = (name: string) => name.replaceAll('"', "%22");
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"\r\n\r\n${value.replace(/\r?\n/g, "\r\n")}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.from(`${parts.join("")}--${boundary}--\r\n`),
  };
}

/** One request, answered to its last byte. */
export function send(
  url: string,
  options: { method: "GET" | "POST"; agent?: Agent; headers?: Record<string, string>; body?: Body },
): Promise<Answer> {
  const { method, agent, body } = options;
  const headers = {
    ...options.headers,
    // With a form, browsers say where it stood.
    ...(body && {
      "content-type": body.type,
      "content-length": String(body.bytes.length),
      origin: new URL(url).origin,
    }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.once("error", reject).once("end", () => {
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(pieces).toString("utf8"),
        });
      });
    });
    sent.once("error", reject);
    sent.end(body?.bytes);
  });
}

/** The forms of a page as React and Next write them: enough of HTML for our own pages, and for nothing else. */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = "", inner = ""]) => ({
    action: attribute(attributes, "action") ?? "",
    fields: fieldsOf(inner),
    buttons: [...inner.matchAll(/<button\b([^>]*)>(.*?)<\/button>/gs)].map(([, own = "", text = ""]) => ({
      text: plain(text),
      name: attribute(own, "name"),
      value: attribute(own, "value") ?? "",
    })),
  }));
}

function fieldsOf(html: string): Fields {
  const fields: Fields = [];
  const controls = /<input\b([^>]*)>|<textarea\b([^>]*)>(.*?)<\/textarea>|<select\b([^>]*)>(.*?)<\/select>/gs;
  for (const [, input, area, text = "", select, options = ""] of html.matchAll(controls)) {
    const attributes = input ?? area ?? select ?? "";
    const name = attribute(attributes, "name");
    if (name === undefined || attribute(attributes, "disabled") !== undefined) continue;
    if (area !== undefined) fields.push([name, decode(text)]);
    else if (select !== undefined) fields.push([name, chosen(options)]);
    else if (isSent(attributes)) fields.push([name, attribute(attributes, "value") ?? ""]);
  }
  return fields;
}

function isSent(attributes: string): boolean {
  const type = attribute(attributes, "type");
  if (type === "file" || type === "submit") return false;
  return !["checkbox", "radio"].includes(type ?? "") || attribute(attributes, "checked") !== undefined;
}

function chosen(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, attributes = ""]) => attributes);
  const one = all.find((attributes) => attribute(attributes, "selected") !== undefined) ?? all[0] ?? "";
  return attribute(one, "value") ?? "";
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")?(?=[\\s/]|$)`).exec(attributes);
  return found ? decode(found[1] ?? "") : undefined;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", nbsp: "\u00A0" };

function decode(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

function plain(html: string): string {
  return decode(html.replace(/<[^>]*>/g, "")).trim();
}
