# frozen_string_literal: true

# Signed card addresses of presscard, in Ruby 2.7 or later. Copy what you need.
#
# ruby recipe.rb < vectors.tsv prints the address of every test vector, twice: of its JSON as it stands, and
# of the card read and written again by Ruby.

require "json"
require "openssl"

module Presscard
  def self.base64url(bytes)
    [bytes].pack("m0").tr("+/", "-_").delete("=")
  end

  # The path of a card (ext: png, jpg, webp) or of its share page (ext: share).
  def self.sign_json(kid, secret, ext, json)
    payload = base64url(json.encode("UTF-8").b)
    letter, kind, rest = ext == "share" ? ["s", "share", payload] : ["c", "card", "#{payload}.#{ext}"]
    # The secret's own text is the key: nothing is decoded.
    mac = OpenSSL::HMAC.digest("SHA256", secret, "#{kind}\nv1\n#{kid}\n#{rest}")
    path = "/#{letter}/v1/#{kid}/#{base64url(mac[0, 18])}/#{rest}"
    raise ArgumentError, "card_too_long" if path.length > (ext == "share" ? 8192 : 4096)

    path
  end

  def self.sign_card(kid, secret, ext, card)
    sign_json(kid, secret, ext, JSON.generate(card))
  end
end

if $PROGRAM_NAME == __FILE__
  $stdin.set_encoding("UTF-8")
  $stdin.each_line(chomp: true) do |line|
    kid, secret, ext, json = line.split("\t")
    puts [
      Presscard.sign_json(kid, secret, ext, json),
      Presscard.sign_card(kid, secret, ext, JSON.parse(json)),
    ].join("\t")
  end
end
