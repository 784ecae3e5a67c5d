package gas

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
)

// Sizes are the numbers of validators measured at.
var Sizes = []int{5, 20, 50, 100}

// Figure is what one message cost.
type Figure struct {
	Gas int64 `json:"gas"`
	// Native counts the messages it sent to staking and distribution, by their events.
	Native map[string]int `json:"native,omitempty"`
}

// Row is a message at each number of validators.
type Row struct {
	Name    string         `json:"name"`
	Figures map[int]Figure `json:"figures"`
}

// Table is everything that was measured.
type Table struct {
	// Rows are with an ordinary history, each message the first to the hub in its block; Later are not the
	// first; Crowd with ten thousand exits in one batch.
	Rows  []*Row `json:"rows"`
	Later []*Row `json:"later"`
	Crowd []*Row `json:"crowd"`
}

func (t *Table) put(name string, validators int, gas int64, native map[string]int) {
	t.Rows = put(t.Rows, name, validators, Figure{gas, native})
}

func (t *Table) putLater(name string, validators int, gas int64, native map[string]int) {
	t.Later = put(t.Later, name, validators, Figure{gas, native})
}

func (t *Table) putCrowd(name string, validators int, gas int64, native map[string]int) {
	t.Crowd = put(t.Crowd, name, validators, Figure{gas, native})
}

func put(rows []*Row, name string, validators int, figure Figure) []*Row {
	at := slices.IndexFunc(rows, func(row *Row) bool { return row.Name == name })
	if at < 0 {
		rows = append(rows, &Row{Name: name, Figures: map[int]Figure{}})
		at = len(rows) - 1
	}
	rows[at].Figures[validators] = figure
	return rows
}

// Find is a row by name, nil if there is none.
func (t *Table) Find(name string) *Row { return find(t.Rows, name) }

func find(rows []*Row, name string) *Row {
	at := slices.IndexFunc(rows, func(row *Row) bool { return row.Name == name })
	if at < 0 {
		return nil
	}
	return rows[at]
}

// figures are a row's, none if there is no such row.
func figures(rows []*Row, name string) map[int]Figure {
	if row := find(rows, name); row != nil {
		return row.Figures
	}
	return nil
}

// Load reads a table that Save wrote.
func Load(path string) (*Table, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	table := &Table{}
	return table, json.Unmarshal(text, table)
}

// Save writes the table for Load.
func (t *Table) Save(path string) error {
	text, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644)
}

// tolerance is by how much a message may become dearer before the table has to be renewed: 2 %.
const tolerance = 1.02

// Regressions compares with an earlier table: what became dearer by more than 2 %, and what is gone.
func (t *Table) Regressions(before *Table) []string {
	var found []string
	compare := func(kind string, old, now []*Row) {
		for _, row := range old {
			at := slices.IndexFunc(now, func(other *Row) bool { return other.Name == row.Name })
			for validators, figure := range row.Figures {
				label := fmt.Sprintf("%s%s at %d validators", row.Name, kind, validators)
				if at < 0 || now[at].Figures[validators].Gas == 0 {
					found = append(found, label+" is not measured any more")
				} else if gas := now[at].Figures[validators].Gas; float64(gas) > tolerance*float64(figure.Gas) {
					found = append(found, fmt.Sprintf("%s: %d gas, the table says %d", label, gas, figure.Gas))
				}
			}
		}
	}
	compare("", before.Rows, t.Rows)
	compare(" later in the block", before.Later, t.Later)
	compare(" in a crowd", before.Crowd, t.Crowd)
	slices.Sort(found)
	return found
}
