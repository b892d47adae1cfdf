// Holds Go types that quicktype makes of the contract against the serialise and parse vectors. The last line says how many were run.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
)

type vector struct {
	Name  string
	Input map[string]any
	Extra map[string]any
	What  string
	Body  string
	Facts map[string]any
	Scope string
}

func read(file string) []vector {
	text, err := os.ReadFile(filepath.Join(os.Args[1], file))
	must(err, file)
	var all struct{ Vectors []vector }
	must(json.Unmarshal(text, &all), file)
	return all.Vectors
}

func must(err error, name string) {
	if err != nil {
		panic(name + ": " + err.Error())
	}
}

func same(name string, got any, want any) {
	if !reflect.DeepEqual(got, want) {
		panic(fmt.Sprintf("%s: got %v, want %v", name, got, want))
	}
}

func object(name string, text []byte) map[string]any {
	var members map[string]any
	must(json.Unmarshal(text, &members), name)
	return members
}

// facts picks what the types keep, as JSON values.
func facts(what string, body []byte) (map[string]any, error) {
	switch what {
	case "status":
		value, err := UnmarshalQueueStatus(body)
		return map[string]any{"status": string(value.Status), "request_id": value.RequestID, "queue_position": value.QueuePosition, "error": value.Error}, err
	case "result":
		value, err := UnmarshalBytedanceUpscalerUpscaleVideoOutput(body)
		return map[string]any{"url": value.Video.URL, "file_size": value.Video.FileSize, "file_name": value.Video.FileName, "duration": value.Duration}, err
	default:
		value, err := UnmarshalCancelResponse(body)
		return map[string]any{"status": value.Status}, err
	}
}

func main() {
	written, parsed, refused := 0, 0, 0
	for _, one := range read("serialise.json") {
		if one.Extra != nil {
			continue // The types have no place for members that the contract does not know.
		}
		text, err := json.Marshal(one.Input)
		must(err, one.Name)
		input, err := UnmarshalBytedanceUpscalerUpscaleVideoInput(text)
		must(err, one.Name)
		body, err := input.Marshal()
		must(err, one.Name)
		same(one.Name, object(one.Name, body), object(one.Name, []byte(one.Body)))
		written++
	}
	for _, one := range read("parse.json") {
		if one.Scope != "" {
			continue
		}
		got, err := facts(one.What, []byte(one.Body))
		if one.Facts == nil {
			if err == nil {
				panic(one.Name + ": was not refused")
			}
			refused++
			continue
		}
		must(err, one.Name)
		text, err := json.Marshal(got)
		must(err, one.Name)
		values := object(one.Name, text)
		for name, value := range values {
			same(one.Name+" "+name, value, one.Facts[name])
		}
		parsed++
	}
	fmt.Printf("%d written, %d parsed, %d refused\n", written, parsed, refused)
}
