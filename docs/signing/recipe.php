<?php

// Signed card addresses of presscard, in PHP 7.3 or later. Copy what you need.
//
// php recipe.php < vectors.tsv prints the address of every test vector, twice: of its JSON as it stands, and
// of the card read and written again by PHP.

declare(strict_types=1);

function presscard_base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

/** The path of a card (ext: png, jpg, webp) or of its share page (ext: share). */
function presscard_sign_json(string $kid, string $secret, string $ext, string $json): string
{
    $payload = presscard_base64url($json);
    [$letter, $kind, $rest] = $ext === 'share' ? ['s', 'share', $payload] : ['c', 'card', "$payload.$ext"];
    // The secret's own text is the key: nothing is decoded. The fourth argument asks for bytes, not hex.
    $mac = hash_hmac('sha256', "$kind\nv1\n$kid\n$rest", $secret, true);
    $path = "/$letter/v1/$kid/" . presscard_base64url(substr($mac, 0, 18)) . "/$rest";
    if (strlen($path) > ($ext === 'share' ? 8192 : 4096)) {
        throw new LengthException('card_too_long');
    }
    return $path;
}

function presscard_sign_card(string $kid, string $secret, string $ext, array $card): string
{
    $flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR;
    return presscard_sign_json($kid, $secret, $ext, json_encode($card, $flags));
}

if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    while (($line = fgets(STDIN)) !== false) {
        [$kid, $secret, $ext, $json] = explode("\t", rtrim($line, "\n"));
        $card = json_decode($json, true, 16, JSON_THROW_ON_ERROR);
        echo presscard_sign_json($kid, $secret, $ext, $json), "\t",
            presscard_sign_card($kid, $secret, $ext, $card), "\n";
    }
}
