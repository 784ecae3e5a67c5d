// Package hostile has a contract that no sane person would deploy, and what Ballast does about it.
package hostile

// Vault is a contract that can be instantiated or migrated to, and then burns all the gas it is given, whatever it is asked. In
// the text format of WebAssembly:
//
//	(module
//	  (memory (export "memory") 16)
//	  (global $next (mut i32) (i32.const 65536))
//	  (func (export "interface_version_8"))
//	  (func (export "allocate") (param $size i32) (result i32) (local $region i32)
//	    (local.set $region (global.get $next))
//	    (i32.store (local.get $region) (i32.add (local.get $region) (i32.const 12)))
//	    (i32.store offset=4 (local.get $region) (local.get $size))
//	    (i32.store offset=8 (local.get $region) (i32.const 0))
//	    (global.set $next (i32.add (i32.add (local.get $region) (i32.const 12)) (local.get $size)))
//	    (local.get $region))
//	  (func (export "deallocate") (param i32))
//	  (func (export "migrate") (param i32 i32) (result i32) (i32.const 16))
//	  (func (export "execute") (param i32 i32 i32) (result i32) (loop (br 0)) (unreachable))
//	  (func (export "query") (param i32 i32) (result i32) (loop (br 0)) (unreachable))
//	  (func (export "instantiate") (param i32 i32 i32) (result i32) (i32.const 16))
//	  (data (i32.const 16) "<region of the answer>")
//	  (data (i32.const 64) "{\"ok\":{\"messages\":[],…}}"))
func Vault() []byte {
	const i32 = 0x7f
	loop := []byte{0x00, 0x03, 0x40, 0x0c, 0x00, 0x0b, 0x00, 0x0b}
	answer := []byte(`{"ok":{"messages":[],"attributes":[],"events":[],"data":null}}`)
	region := []byte{64, 0, 0, 0, byte(len(answer)), 0, 0, 0, byte(len(answer)), 0, 0, 0}
	module := []byte{0x00, 'a', 's', 'm', 1, 0, 0, 0}
	module = append(module, section(1, list( // types
		[]byte{0x60, 0, 0},
		[]byte{0x60, 1, i32, 1, i32},
		[]byte{0x60, 1, i32, 0},
		[]byte{0x60, 2, i32, i32, 1, i32},
		[]byte{0x60, 3, i32, i32, i32, 1, i32},
	))...)
	module = append(module, section(3, list([]byte{0}, []byte{1}, []byte{2}, []byte{3}, []byte{4}, []byte{3}, []byte{4}))...)
	module = append(module, section(5, list([]byte{0x00, 16}))...)
	module = append(module, section(6, list([]byte{i32, 0x01, 0x41, 0x80, 0x80, 0x04, 0x0b}))...)
	module = append(module, section(7, list(
		export("memory", 2, 0), export("interface_version_8", 0, 0), export("allocate", 0, 1), export("deallocate", 0, 2),
		export("migrate", 0, 3), export("execute", 0, 4), export("query", 0, 5), export("instantiate", 0, 6),
	))...)
	module = append(module, section(10, list(
		sized([]byte{0x00, 0x0b}),
		sized(allocate),
		sized([]byte{0x00, 0x0b}),
		sized([]byte{0x00, 0x41, 16, 0x0b}),
		sized(loop),
		sized(loop),
		sized([]byte{0x00, 0x41, 16, 0x0b}),
	))...)
	return append(module, section(11, list(data(16, region), data(64, answer)))...)
}

// allocate is the code of the function of this name.
var allocate = []byte{
	0x01, 0x01, 0x7f, // one local
	0x23, 0x00, 0x21, 0x01, // region = next
	0x20, 0x01, 0x20, 0x01, 0x41, 0x0c, 0x6a, 0x36, 0x02, 0x00, // where the bytes are
	0x20, 0x01, 0x20, 0x00, 0x36, 0x02, 0x04, // how many there is room for
	0x20, 0x01, 0x41, 0x00, 0x36, 0x02, 0x08, // how many there are
	0x20, 0x01, 0x41, 0x0c, 0x6a, 0x20, 0x00, 0x6a, 0x24, 0x00, // next
	0x20, 0x01, 0x0b,
}

// leb is a number in the module's own encoding.
func leb(n int) []byte {
	var out []byte
	for n >= 0x80 {
		out = append(out, byte(n)|0x80)
		n >>= 7
	}
	return append(out, byte(n))
}

func sized(content []byte) []byte { return append(leb(len(content)), content...) }

func list(items ...[]byte) []byte {
	out := leb(len(items))
	for _, item := range items {
		out = append(out, item...)
	}
	return out
}

func section(id byte, content []byte) []byte { return append([]byte{id}, sized(content)...) }

func export(name string, kind, index byte) []byte {
	return append(sized([]byte(name)), kind, index)
}

func data(at int, content []byte) []byte {
	return append(append([]byte{0x00, 0x41}, append(signed(at), 0x0b)...), sized(content)...)
}

// signed is a small positive number where a signed one is expected.
func signed(n int) []byte {
	if n < 0x40 {
		return []byte{byte(n)}
	}
	return []byte{byte(n&0x7f) | 0x80, byte(n >> 7)}
}
