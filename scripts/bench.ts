import { readDotEnv, root } from "./parts/settings.mjs";
import { StartError, sayFailure } from "./parts/words.mjs";

/** `npm run bench -- pages`, `registrations`, `desk` or `mail` (with numbers: of so many mails, in so many rounds); what they measure stands in tests/bench. */
const benches: Record<string, () => Promise<void>> = {
  pages: async () => (await import("../tests/bench/pages")).benchPages(),
  mail: async () =>
    (await import("../tests/bench/mail")).benchMail(
      Number(process.argv[3]) || undefined,
      Number(process.argv[4]) || undefined,
    ),
  desk: async () => (await import("../tests/bench/desk")).benchDesk(),
  registrations: async () => (await import("../tests/bench/registrations")).benchRegistrations(),
};

process.chdir(root);
try {
  const bench = benches[process.argv[2] ?? ""];
  if (!bench) throw new StartError(`Which? npm run bench -- ${Object.keys(benches).join(", or npm run bench -- ")}`);
  readDotEnv();
  await bench();
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
