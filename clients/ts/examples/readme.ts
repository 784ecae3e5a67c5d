import type { SigningCosmWasmClient } from "@cosmjs/cosmwasm-stargate";
import { Suite, decodeTicketId, type queue } from "@ballast/client";

/** What the README shows. */
export async function readme(
  client: SigningCosmWasmClient,
  sender: string,
  hub: string,
): Promise<queue.TicketResponse> {
  const suite = await Suite.at(client, sender, hub);
  const { shares } = await suite.hub.previewBond({ amount: "5000000" });
  await suite.bond("5000000", shares);
  const left = await suite.unbond(shares);
  const ticket = await suite.queue.ticket({ ticketId: decodeTicketId(left, suite.queue.contractAddress) });
  return ticket;
}
