// Takes the printing of backtraces out of a contract: some 25 KB that nothing can reach, and no compiler sees it.
// An error of cosmwasm-std holds a backtrace as a trait object. In wasm that is always the empty one, and contracts
// print errors without it; but its table of methods keeps the printer alive, with a demangler of symbols. What
// shows them shows nothing after this (their `fmt` answers Ok, which is 0, at once), and wasm-opt then removes all that
// only they called. What backtraces alone are printed with stands in tables of methods of its own, which wasm-opt keeps: it
// is taken out by name too, with the indented `{:#?}`, for which no contract has a use.
//
//   node scripts/snip-backtraces.mjs BINARYEN_PACKAGE IN.wasm OUT.wasm
//
// IN needs its names; functions are found by them, in either way that Rust writes them.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [library, input, output] = process.argv.slice(2);
const { default: binaryen } = await import(pathToFileURL(join(library, "index.js")));

// What shows a backtrace, a symbol, and a symbol's two manglings. Only these, long and like nothing else: the
// compiler merges short functions that are equal, and then one of these names may stand for code that is needed.
const shown = "Backtrace|SymbolName|Demangle|Ident";
const printing = new RegExp(
  `^_RNvX.*(backtrace|rustc_demangle).*[0-9](${shown})NtNtCs[0-9A-Za-z]+_4core3fmt7Display3fmt$` +
    `|^_ZN.*(backtrace|rustc_demangle).*\\.\\.(${shown})\\$u20\\$as\\$u20\\$core\\.\\.fmt\\.\\.Display\\$GT\\$3fmt`,
);

const printed = new RegExp(
  "^_RNvX.*std9backtrace.*9BacktraceNtNtCs[0-9A-Za-z]+_4core3fmt5Debug3fmt$" +
    "|^_RNC.*std9backtrace.*9BacktraceNtNtCs[0-9A-Za-z]+_4core3fmt7Display3fmt0" +
    "|^_RNvX.*4core3fmt8builders.*10PadAdapterNt.*5Write9write_str$",
);

const module = binaryen.readBinary(readFileSync(input));
let snipped = 0;
for (let i = 0; i < module.getNumFunctions(); i++) {
  const found = module.getFunctionByIndex(i);
  const { name, results } = binaryen.getFunctionInfo(found);
  if (!(printing.test(name) || printed.test(name)) || results !== binaryen.i32) continue;
  binaryen.Function(found).body = module.i32.const(0);
  snipped++;
}
if (snipped === 0) {
  console.error(`snip-backtraces: nothing found in ${input}: has it lost its names?`);
  process.exit(1);
}
writeFileSync(output, module.emitBinary());
