import type { SigningCosmWasmClient } from "@cosmjs/cosmwasm-stargate";
import { Suite, decodeTicketId, type queue } from "../src/index.js";

/**
 * Bonds, leaves with half of what was minted, and reads the ticket.
 *
 * `client` is what `SigningCosmWasmClient.connectWithSigner(rpc, wallet, { gasPrice })` gives.
 */
export async function bondExitTicket(
  client: SigningCosmWasmClient,
  sender: string,
  hub: string,
): Promise<queue.TicketResponse> {
  const suite = await Suite.at(client, sender, hub);

  // what would be minted now; 1 % less is accepted, in case a loss is booked in between
  const amount = "5000000";
  const { shares } = await suite.hub.previewBond({ amount });
  await suite.bond(amount, ((BigInt(shares) * 99n) / 100n).toString());

  // a ticket is a cw721 token: whoever owns it when it is claimed is paid
  const left = await suite.unbond((BigInt(shares) / 2n).toString());
  const ticketId = decodeTicketId(left, suite.queue.contractAddress);
  return suite.queue.ticket({ ticketId });
}
