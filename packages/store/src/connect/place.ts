/** Which database an address names, for people: never its role nor its password. */
export const placeOf = (url: string): string => {
  const { hostname, port, pathname, searchParams, username } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  // As the driver does: without a name it is the role's.
  const name = decodeURIComponent(pathname.slice(1) || username);
  return `Postgres ${host}:${port || '5432'}, database ${name}`;
};
