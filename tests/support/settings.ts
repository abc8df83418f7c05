import { tmpdir } from "node:os";
import path from "node:path";

/** Settings of tests that start no server: no real address, and a database only where `testDatabase` gives one. */
Object.assign(process.env, {
  APP_URL: "http://localhost:3000",
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  SMTP_URL: "smtp://127.0.0.1:1",
  AUTH_SECRET: "a secret for tests that is long enough",
  ORGANISER_EMAILS: "owner@example.org",
  LOG_LEVEL: "silent",
  DATA_DIR: path.join(tmpdir(), "registration-desk-tests"),
});
delete process.env.APP_CLOCK;
