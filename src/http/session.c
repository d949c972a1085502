/* Tokens; passwords. */
#include "http/session.h"

#include <sodium.h>

enum {
    TOKEN_BYTES = 32,
    HASH_BYTES = 32,
    PASSWORD_PASSES = 2,
    PASSWORD_MEMORY_BYTES = 19 * 1024 * 1024,
};

static void get_ready(void)
{
    if (sodium_init() < 0) { /* the system gives no random numbers: nothing is safe then */
        memory_ended();
    }
}

/* ---- tokens ---- */

static struct str as_base64(struct arena *mem, const unsigned char *bytes, size_t n)
{
    size_t room = sodium_base64_ENCODED_LEN(n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *text = arena_alloc(mem, room);
    sodium_bin2base64(text, room, bytes, n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return str_of(text);
}

struct str session_token(struct arena *mem)
{
    unsigned char bytes[TOKEN_BYTES];
    get_ready();
    randombytes_buf(bytes, sizeof bytes);
    struct str token = as_base64(mem, bytes, sizeof bytes);
    sodium_memzero(bytes, sizeof bytes);
    return token;
}

struct str session_hash(struct arena *mem, struct str token)
{
    unsigned char hash[HASH_BYTES];
    char *text = arena_alloc(mem, 2 * sizeof hash + 1);
    get_ready();
    crypto_generichash(hash, sizeof hash, (const unsigned char *)token.p, token.n, NULL, 0);
    return str_of(sodium_bin2hex(text, 2 * sizeof hash + 1, hash, sizeof hash));
}

struct str session_form_token(struct arena *mem, struct str token)
{
    static const char purpose[] = "cordial form token";
    unsigned char key[HASH_BYTES];
    unsigned char hash[HASH_BYTES];
    get_ready();
    crypto_generichash(key, sizeof key, (const unsigned char *)token.p, token.n, NULL, 0);
    crypto_generichash(hash, sizeof hash, (const unsigned char *)purpose, sizeof purpose - 1, key,
                       sizeof key);
    return as_base64(mem, hash, sizeof hash);
}

bool session_same(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || sodium_memcmp(a.p, b.p, a.n) == 0);
}

/* ---- passwords ---- */

cordial_status session_password_hash(struct arena *mem, struct str password, struct str *out,
                                     cordial_error *err)
{
    char text[crypto_pwhash_STRBYTES];
    get_ready();
    if (crypto_pwhash_str_alg(text, password.p != NULL ? password.p : "", password.n,
                              PASSWORD_PASSES, PASSWORD_MEMORY_BYTES,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return err_set(err, CORDIAL_E_INTERNAL, "no memory to hash a password");
    }
    *out = arena_str(mem, str_of(text));
    return CORDIAL_OK;
}

/* The work of a match, for names that nobody has: how long a refusal takes tells nothing. */
static void work_in_vain(struct str password)
{
    static const unsigned char salt[crypto_pwhash_SALTBYTES];
    unsigned char hash[HASH_BYTES];
    int ignored =
        crypto_pwhash(hash, sizeof hash, password.p != NULL ? password.p : "", password.n, salt,
                      PASSWORD_PASSES, PASSWORD_MEMORY_BYTES, crypto_pwhash_ALG_ARGON2ID13);
    (void)ignored;
}

bool session_password_matches(struct str hash, struct str password)
{
    char text[crypto_pwhash_STRBYTES] = "";
    get_ready();
    if (hash.n == 0 || hash.n >= sizeof text) {
        work_in_vain(password);
        return false;
    }
    memcpy(text, hash.p, hash.n);
    return crypto_pwhash_str_verify(text, password.p != NULL ? password.p : "", password.n) == 0;
}
