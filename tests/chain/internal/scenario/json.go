package scenario

// JSON is a command and all that came of it, as `ballast run --json` says it; and its gas.
func (r *Report) JSON(line *Line) object {
	said := object{"line": line.Number, "cmd": line.Cmd, "height": r.Height, "time": r.Time}
	if line.Common.Note != "" {
		said["note"] = line.Common.Note
	}
	if r.Refused != nil {
		said["refused"] = *r.Refused
	} else {
		said["answer"] = r.Answer
	}
	if r.GasUsed > 0 {
		said["gas_used"] = r.GasUsed
	}
	return said
}

// JSON is an error as `ballast --json` says it.
func (f *Failure) JSON() object {
	said := object{"error": f.Error(), "exit_code": f.Exit}
	if f.Line > 0 {
		said["line"] = f.Line
	}
	if len(f.Details) > 0 {
		said["details"] = f.Details
	}
	return said
}
