import { send } from "./actions";

const fields = ["givenName", "familyName", "email", "organisation", "organisationType", "country", "jobTitle"];

export const dynamic = "force-dynamic";

/** The least a registration form can be. */
export default function Page() {
  return (
    <form action={send}>
      {fields.map((name) => (
        <input key={name} name={name} aria-label={name} />
      ))}
      <button type="submit">Send registration</button>
    </form>
  );
}
