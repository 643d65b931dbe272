// Signed card addresses of presscard, in Go 1.18 or later. Copy what you need.
//
// go run recipe.go < vectors.tsv prints the address of every test vector, twice: of its JSON as it stands, and
// of the card read and written again by Go.
package main

import (
	"bufio"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
)

// SignJSON returns the path of a card (ext: png, jpg, webp) or of its share page (ext: share).
func SignJSON(kid, secret, ext string, card []byte) (string, error) {
	rest := base64.RawURLEncoding.EncodeToString(card)
	letter, kind, longest := "s", "share", 8192
	if ext != "share" {
		letter, kind, longest, rest = "c", "card", 4096, rest+"."+ext
	}
	// The secret's own text is the key: nothing is decoded.
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "%s\nv1\n%s\n%s", kind, kid, rest)
	sig := base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:18])
	path := fmt.Sprintf("/%s/v1/%s/%s/%s", letter, kid, sig, rest)
	if len(path) > longest {
		return "", errors.New("card_too_long")
	}
	return path, nil
}

// SignCard signs a map, or a struct with json tags and omitempty. Go writes <, > and & as escapes of six
// characters, which the service reads as well.
func SignCard(kid, secret, ext string, card any) (string, error) {
	encoded, err := json.Marshal(card)
	if err != nil {
		return "", err
	}
	return SignJSON(kid, secret, ext, encoded)
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		column := strings.Split(lines.Text(), "\t")
		kid, secret, ext, text := column[0], column[1], column[2], column[3]
		var card map[string]any
		if err := json.Unmarshal([]byte(text), &card); err != nil {
			log.Fatal(err)
		}
		asItStands, err := SignJSON(kid, secret, ext, []byte(text))
		if err != nil {
			log.Fatal(err)
		}
		written, err := SignCard(kid, secret, ext, card)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s\t%s\n", asItStands, written)
	}
}
