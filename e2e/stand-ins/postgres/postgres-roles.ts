import { connectDatabase } from "#lib/platform/db/client.ts";

export interface PostgresAddress {
  port: number;
  superuser: string;
  owner: string;
  app: string;
}

/** The names that a production database uses too; the group role is what the migrations grant to. */
const owner = "panacare_owner";
const login = "panacare_web";
const group = "panacare_app";

/** PostgreSQL's cannot_connect_now: it is starting up (recovering) or shutting down. */
const notYet = new Set(["57P03", "ECONNREFUSED", "ECONNRESET", "CONNECT_TIMEOUT", "CONNECTION_CLOSED"]);

/** Whether the server takes queries; a port that accepts is not enough, it does so during recovery too. */
export async function takesQueries(address: PostgresAddress): Promise<boolean> {
  try {
    await asSuperuser(address, async (sql) => {
      await sql`select 1`;
    });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && notYet.has(String(error.code))) return false;
    throw error;
  }
}

/** Creates the logins. Safe to repeat. */
export async function preparePostgres(address: PostgresAddress): Promise<void> {
  await asSuperuser(address, async (sql) => {
    const existing = await sql<
      { rolname: string }[]
    >`select rolname from pg_roles where rolname in ${sql([owner, login, group])}`;
    const isMissing = (role: string) => !existing.some(({ rolname }) => rolname === role);
    if (isMissing(group)) await sql`create role ${sql(group)} nologin`;
    // CREATE ROLE takes no parameters; the passwords are hexadecimal.
    if (isMissing(owner))
      await sql.unsafe(`create role ${owner} login createrole password '${address.owner}'`);
    if (isMissing(login))
      await sql.unsafe(`create role ${login} login password '${address.app}' in role ${group}`);
  });
}

/** Makes sure that the database exists, and tells its addresses for both logins. */
export async function applicationDatabase(
  address: PostgresAddress,
  name: string,
  { fresh = false } = {},
): Promise<{ ownerUrl: string; appUrl: string }> {
  await asSuperuser(address, async (sql) => {
    if (fresh) await sql`drop database if exists ${sql(name)} with (force)`;
    const [existing] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!existing) await sql`create database ${sql(name)} owner ${sql(owner)}`;
  });
  return {
    ownerUrl: url(address, owner, address.owner, name),
    appUrl: url(address, login, address.app, name),
  };
}

async function asSuperuser(
  address: PostgresAddress,
  work: (sql: ReturnType<typeof connectDatabase>["sql"]) => Promise<void>,
) {
  const { sql } = connectDatabase(url(address, "postgres", address.superuser, "postgres"), 1);
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

function url({ port }: PostgresAddress, user: string, password: string, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}
