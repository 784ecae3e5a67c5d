// The suite as the node shows it: what everybody sees, and what one account has.

/** The six contracts, by the hub, and what the token is called. */
export async function found(node, hub) {
  const config = await node.smart(hub, { config: {} });
  const token = await node.smart(config.token, { token_info: {} });
  return { ...config, hub, symbol: token.symbol, decimals: token.decimals };
}

/** What everybody sees. */
export async function books(node, at) {
  const hub = (question) => node.smart(at.hub, { [question]: {} });
  const vault = (question) => node.smart(at.vault, { [question]: {} });
  const [block, state, paused, coverage, premium, pool, open, delegations] = await Promise.all([
    node.block(), hub("state"), hub("paused"), vault("coverage"), vault("premium"), vault("pool"),
    node.smart(at.queue, { open_batch: {} }), node.all(at.hub, "delegations", "delegations", "validator")]);
  return { block, state, paused, coverage, premium, pool, open, delegations };
}

/** What one account has. */
export async function holdings(node, at, address) {
  const [native, lst, insured, tickets] = await Promise.all([
    node.balance(address, at.denom), node.smart(at.token, { balance: { address } }), node.smart(at.vault, { position: { owner: address } }),
    node.smart(at.queue, { tickets: { owner: address, limit: 100 } })]);
  return { native, lst: lst.balance, insured, tickets: tickets.tickets };
}

const DAY = 86_400;

/** The rate over the last 90 days, as far back as the node remembers. */
export async function history(node, at, now) {
  const span = 2_000;
  const back = await node.then(at.hub, { exchange_rate: {} }, Math.max(now.height - span, 1)).catch(() => null)
    ?? await node.then(at.hub, { exchange_rate: {} }, Math.max(now.height - 60, 1)).catch(() => null);
  if (!back) return [];
  const perBlock = (now.time - back.time) / Math.max(1, now.height - back.height);
  const days = [0, 0.5, 1, 2, 4, 7, 10, 14, 20, 30, 45, 60, 75, 90];
  const heights = days.map((day) => now.height - Math.round((day * DAY) / perBlock)).filter((height) => height > 1);
  // a chain that is younger than a day has a history too
  if (heights.length < 4) for (let part = 1; part < 8; part += 1) heights.push(Math.max(2, now.height - Math.round((now.height * part) / 8)));
  const asked = await Promise.all([...new Set(heights)].map((height) => node.then(at.hub, { exchange_rate: {} }, height).catch(() => null)));
  const kept = asked.filter((one) => one && Number(one.answer.rate) > 0).sort((a, b) => a.height - b.height);
  return kept.map(({ time, height, answer }) => ({ time, height, rate: answer.rate, value: answer.value }));
}
