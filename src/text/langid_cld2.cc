// CLD2 has only a C++ face; this is its C one. The "CheckUTF8" call is the one that survives
// bytes that are no UTF-8.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <cstring>

extern "C" {
#include "text/langid_cld2.h"
}

bool cld2_detect(const char *text, size_t n, char code[CLD2_CODE_MAX], int *percent)
{
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int text_bytes = 0;
    bool reliable = false;
    int valid = 0;
    CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language language = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        text, static_cast<int>(n), true, &hints, CLD2::kCLDFlagBestEffort, languages, percents,
        scores, nullptr, &text_bytes, &reliable, &valid);
    const char *name = CLD2::LanguageCode(language);
    if (language == CLD2::UNKNOWN_LANGUAGE || std::strlen(name) >= CLD2_CODE_MAX) {
        return false;
    }
    std::memcpy(code, name, std::strlen(name) + 1);
    *percent = reliable ? percents[0] : percents[0] / 2;
    return true;
}
