/* The rules over Persian replies: good ones, curt ones, and what looks like blame and is none. */
#include "unit.h"

#include "entry/markdown.h"

#include "reply_checks.h"

static void begin(struct world *w)
{
    begin_file(w, "fa");
}

#define GOOD_BODY                                                                                                                                                                                                     \
    "این خطا به این دلیل است که سرور، برنامهٔ ایمیل شما را نشناخته است. نخست نامه‌ها را بگیرید: روی «ارسال/دریافت» کلیک " \
    "کنید. سپس نامه را دوباره بفرستید.\n\n"

/* The curt answer in several wordings: not sendable, and each fault is named. */
static void curt_answer_is_refused_with_every_fault(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "POP before SMTP را انجام نمی‌دهید. پیش از ارسال، ایمیل خود را چک کنید. تیم پشتیبانی",
        "مشتری POP before SMTP انجام نمی‌دهد. باید قبل از ارسال ایمیلش را چک کند.\nتیم پشتیبانی",
        "POP before SMTP رو انجام ندادین. اول ایمیلتون رو چک کنین.\nپشتیبانی",
        "POP before SMTP را فراموش کرده اید\nقبل از ارسال ایمیل چک شود\n-- \nواحد خدمات مشتریان",
        "POP before SMTP را فعال نکرده‌اید. چرا ایمیلتان را چک نمی‌کنید؟\n\nهمکاران شما در پشتیبانی",
    };
    assert_curt(texts, N_ROWS(texts));
}

/* Good answers in other people's words to the same ticket, written and spoken. */
static void good_answer_is_sendable_in_every_mood_without_remarks(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "سلام آقای سماوات گرامی،\n\n"
        "از این‌که ایمیل‌هایتان ارسال نمی‌شود متأسفم. این خطا از سرور ارسال ما می‌آید: سرور فقط نامهٔ کسانی را می‌فرستد "
        "که می‌شناسد، و شما را زمانی می‌شناسد که نامه‌هایتان را دریافت کنید.\n\n"
        "۱. در Outlook Express روی «ارسال/دریافت» کلیک کنید و صبر کنید تا نامه‌های تازه برسند.\n"
        "۲. سپس تا بیست دقیقه نامهٔ خود را دوباره بفرستید.\n\n"
        "اگر نمی‌خواهید هر بار این کار را انجام دهید، در تنظیمات حساب گزینهٔ «سرور من نیاز به احراز هویت دارد» را "
        "فعال کنید.\n\n"
        "به این ترتیب دوباره می‌توانید برای مشتریانتان بنویسید.\n\n"
        "با احترام،\nمریم برومند\nتیم پشتیبانی\n",
        "سلام پویا جان،\n\n"
        "می‌دونم چقدر اعصاب‌خردکنه. ماجرا اینه: سرور قبل از این‌که نامه‌ای رو قبول کنه می‌خواد بدونه شما کی هستید، و "
        "Outlook Express وقتی نامه‌ها رو می‌گیره اینو بهش می‌گه.\n\n"
        "برنامه رو باز کنید، «دریافت همه» رو بزنید و بعد نامه رو دوباره بفرستید. همین!\n\n"
        "همین امروز نامه‌هاتون به مشتری‌ها می‌رسه. اگه نشد، خبرم کنید.\n\n"
        "روزتون خوش،\nمریم",
        "با سلام و احترام خدمت جناب آقای سماوات،\n\nپیگیر موضوع شما هستم. پیام ۵۵۳ به این معناست که سرور شما را "
        "نشناخته است. لطفاً این مراحل را انجام دهید:\n\n"
        "- برنامه را باز کنید و دکمهٔ دریافت را بزنید.\n- نامه را دوباره ارسال کنید.\n\n"
        "در خدمت شما هستم.\n\nبا سپاس\nمریم برومند",
    };
    assert_good(texts, N_ROWS(texts));
}

/* What an assistant writes on a good day, about anything: the rules leave it alone. */
static void natural_replies_have_hardly_a_remark(void **state)
{
    (void)state;
    static const struct natural replies[] = {
        {"فاطمه رستگار", CORDIAL_MOOD_ANGRY,
         "سلام خانم رستگار،\n\nخیلی متأسفم که صندوقتان درست امروز بسته شده است. فضای صندوق پر شده و تا زمانی که "
         "پر باشد، سرور نامه‌های تازه را برمی‌گرداند. نامه‌های قبلی‌تان همه سر جایشان هستند.\n\n"
         "برای خالی کردن فضا وارد وب‌میل شوید، نامه‌ها را به ترتیب حجم مرتب کنید و بزرگ‌ترین‌ها را پاک کنید. بعد سطل "
         "زباله را هم خالی کنید، چون فضا تازه آن وقت آزاد می‌شود.\n\n"
         "اگر تا یک ساعت دیگر تغییری نکرد، زیر همین پیام بنویسید.\n\nبا احترام،\nنگار صالحی\nتیم پشتیبانی"},
        {"کامران", CORDIAL_MOOD_ANGRY,
         "سلام کامران عزیز،\n\nحق با شماست، پنج روز خیلی زیاده و من معذرت می‌خوام. پیامتون به اشتباه ما رفته بود "
         "توی یه بخش دیگه. از الان خودم دنبالشم: پول رو امروز صبح برگردوندیم و بانک تا چند روز دیگه نشونش می‌ده.\n\n"
         "اگه تا جمعه به حسابتون نیومد، همین‌جا جواب بدید.\n\nقربان شما،\nنگار"},
        {"دکتر الهام نیک‌پور", CORDIAL_MOOD_WORRIED,
         "با سلام خدمت خانم دکتر نیک‌پور،\n\nنگرانیتان را درک می‌کنم؛ آن هشدار قرمز بازدیدکننده‌ها را هم می‌ترساند. "
         "گواهی سایت دیشب منقضی شده، چون تمدید خودکار نتوانسته دامنه را پیدا کند. شما هیچ اشتباهی نکرده‌اید.\n\n"
         "لطفاً در پنل، زبانهٔ «گواهی‌ها» را باز کنید و «تمدید» را بزنید. پس از پانزده دقیقه هشدار از بین می‌رود.\n\n"
         "اگر سؤالی بود در خدمتم.\n\nبا احترام\nنگار صالحی"},
        {"سارا", CORDIAL_MOOD_CALM,
         "سلام سارا جان، وقتتون بخیر!\n\nممنون که نوشتید. سایت کنده چون گالری همهٔ عکس‌ها رو با هم باز می‌کنه. اگه "
         "فایل اصلی عکس‌ها رو دارید، عرضشون رو به ۱۶۰۰ پیکسل برسونید و دوباره آپلود کنید. سخت نیست؛ توی صفحهٔ "
         "راهنما یه نمونه هست.\n\nاگه خواستید با هم نگاهش می‌کنیم. خبرم کنید چطور پیش رفت.\n\n"
         "روز خوبی داشته باشید\nبابک از پشتیبانی"},
        {"محمد حسین توکلی", CORDIAL_MOOD_ANGRY,
         "آقای توکلی گرامی، سلام\n\nهمه‌چیز روشن شد: بانک دستور پرداخت را دو بار فرستاده و برای همین مبلغ دو بار کم "
         "شده است. لازم نیست کاری بکنید. مبلغ دوم را تا پنج روز کاری به همان کارت واریز می‌کنیم.\n\n"
         "از بابت این دردسر پوزش می‌خواهم.\n\nبا سپاس از شکیبایی شما\nبابک فرزین"},
        {"نازنین", CORDIAL_MOOD_PLEASED,
         "سلام نازنین عزیز!\n\nچه خوب که کار فروشگاه گرفته. برای ساختن صندوق تازه برید بخش «ایمیل»، روی [صندوق "
         "جدید] کلیک کنید و یه اسم انتخاب کنید. رمزش رو خودتون تعیین می‌کنید؛ فقط دوازده حرف باشه.\n\n"
         "کار دیگه‌ای بود، هستم.\n\nشاد باشید،\nبابک"},
        {"شرکت پارس‌نگار", CORDIAL_MOOD_ANGRY,
         "سلام و وقت بخیر،\n\nاز گزارشتان سپاسگزاریم. فرم تماس کار نمی‌کرد، زیرا سرور نشانی فرستنده را رد می‌کرد. "
         "تنظیم را اصلاح کردیم و پیام‌ها دوباره می‌رسند.\n\nاگر در این مدت پیامی را دریافت نکرده‌اید، آن را در "
         "پوشهٔ «فرم‌ها» پیدا می‌کنید.\n\nدر خدمت شما هستیم.\n\nبا احترام\nشیرین ملکی\nواحد خدمات مشتریان"},
        {"علی‌رضا مقدم", CORDIAL_MOOD_WORRIED,
         "سلام علی‌رضا گرامی،\n\nمی‌توانم تصور کنم چقدر ترسیده‌اید. هیچ چیز از دست نرفته است: یک افزونه با نسخهٔ "
         "تازه هماهنگ نیست و سایت به همین دلیل بالا نمی‌آید. در پنل به بخش «نسخه‌های پشتیبان» بروید، نسخهٔ دیروز را "
         "انتخاب کنید و «بازگردانی» را بزنید. چند دقیقه بعد صفحه‌ها برمی‌گردند.\n\n"
         "اگر رمز پنل را فراموش کرده‌اید، در صفحهٔ ورود می‌توانید آن را عوض کنید.\n\nبا مهر،\nشیرین ملکی"},
        {"مهرداد", CORDIAL_MOOD_CALM,
         "درود مهرداد گرامی،\n\nسپاس از شکیبایی شما. برای انتقال دامنه به کدی نیاز داریم که شرکت قبلی برایتان فرستاده "
         "است. اگر چیزی دریافت نکرده‌اید، پوشهٔ هرزنامه را ببینید یا دوباره از آن‌ها بخواهید؛ باید ظرف پنج روز آن را "
         "بدهند.\n\nبه محض این‌که کد را داشتید به همین پیام پاسخ دهید تا انتقال را شروع کنم.\n\nموفق باشید\nشیرین"},
        {"آقای کریمی", CORDIAL_MOOD_ANGRY,
         "سلام آقای کریمی،\n\nاز این قطعی عذرخواهی می‌کنم. خط به علت خرابی دستگاهی در مرکز دادهٔ ما قطع شده بود و "
         "همکاران ساعت ده آن را درست کردند. برنامهٔ ایمیل را ببندید و دوباره باز کنید؛ نامه‌های مانده خودشان ارسال "
         "می‌شوند.\n\nاگر باز هم پیش آمد، مستقیم به خودم زنگ بزنید.\n\nبا تشکر،\nبابک فرزین\nپشتیبانی فنی"},
        {"رضا کاظمی", CORDIAL_MOOD_WORRIED,
         "باسلام و احترام\nجناب آقای کاظمی\n\nبابت مشکل پیش‌آمده پوزش می‌طلبیم. سرویس شما به علت پر شدن "
         "فضای دیسک متوقف گردیده بود که توسط همکاران فنی رفع گردید. فایل‌های شما محفوظ است.\n\nخواهشمند است از "
         "بخش «فضای دیسک» در پنل، فایل‌های غیرضروری را حذف فرمایید. چنانچه مشکل مجدداً مشاهده شد، به همین تیکت "
         "پاسخ دهید.\n\nباتشکر\nنگار صالحی\nکارشناس پشتیبانی"},
        {"خانم مینا فروتن", CORDIAL_MOOD_CALM,
         "خانم فروتن گرامی\nبا سلام و وقت بخیر\n\nدرخواست انتقال دامنه ثبت گردید. به دلیل قفل بودن دامنه نزد شرکت "
         "پیشین، لطفاً از پنل آن شرکت گزینهٔ «قفل انتقال» را غیرفعال نمایید و سپس کد انتقال را از طریق همین تیکت "
         "ارسال فرمایید. پس از دریافت کد، مراحل را پیگیری می‌نماییم.\n\nپیشاپیش از همکاری شما سپاسگزاریم.\n\n"
         "با احترام، نگار صالحی از واحد دامنه"},
    };
    assert_natural(replies, N_ROWS(replies));
}

/* Sentences that look like blame or rudeness and are none, and some that are. */
static void fair_words_are_no_blame(void **state)
{
    (void)state;
    static const struct spoken cases[] = {
        {"اگر نامه را دریافت نکرده‌اید، پوشهٔ هرزنامه را ببینید.",
         NULL},
        {"اگه رمزتون رو فراموش کردین، روی «ورود» بزنین.", NULL},
        {"روی «رمز عبور را فراموش کرده‌اید؟» کلیک کنید.",
         NULL},
        {"شما هیچ اشتباهی نکرده‌اید.", NULL},
        {"چیزی را خراب نکرده‌اید.", NULL},
        {"تقصیر شما نیست.", NULL},
        {"برنامه رمز را نفرستاده است.", NULL},
        {"سرور ارسال ما پاسخی نداده است.", NULL},
        {"گواهی باید خودکار تمدید می‌شد.", NULL},
        {"باید پیامی از ما دریافت می‌کردید.", NULL},
        {"تا صورتحساب اول را پرداخت نکرده‌اید، طرح آزمایشی می‌ماند.",
         NULL},
        {"باید دسترسی مدیر داشته باشید.", NULL},
        {"خطای ۵۵۳ شما از سرور می‌آید.", NULL},
        {"این اشتباه ماست و جبران می‌کنیم.", NULL},
        {"شاید رمز را اشتباه وارد کرده‌اید.", NULL},
        {"آخرین بار چه زمانی برنامه را باز کردید؟", NULL},
        {"رمز نزد طراح شماست؛ او باید آن را وارد کند.", NULL},
        {"هیچ سؤالی احمقانه نیست.", NULL},
        {"چیزی از دست نداده‌اید.", NULL},
        {"توی صفحهٔ بعد گزینه رو انتخاب کنید.", NULL},
        {"صورتحساب را پرداخت نکرده‌اید.", "blame"},
        {"صورتحساب رو پرداخت نکردین.", "blame"},
        {"راهنما را نخوانده اید.", "blame"},
        {"باید زودتر بررسی می‌کردید.", "blame"},
        {"صورتحساب را پرداخت ننموده‌اید.", "blame"},
        {"می‌بایست پیش از سررسید اقدام می‌نمودید.", "blame"},
        {"چنانچه صورتحساب را پرداخت ننموده‌اید، از پنل اقدام فرمایید.",
         NULL},
        {"همان‌گونه که فرمودید، صندوق پر شده است.", NULL},
        {"کافی بود راهنما را می‌خواندید.", "blame"},
        {"اگر راهنما را خوانده بودید، می‌دانستید.", "blame"},
        {"تقصیر خودتونه.", "blame"},
        {"رمز را اشتباه وارد کرده‌اید.", "blame"},
        {"تمدید دامنه را فراموش کردید.", "blame"},
        {"لابد فایل را پاک کرده‌اید.", "blame"},
        {"این خطای کاربر است.", "blame"},
        {"کاربر بلد نیست از پنل استفاده کند.", "blame"},
        {"چرا زودتر نگفتید؟", "blame"},
        {"یادتون رفته رمز رو عوض کنید.", "blame"},
        {"بروید راهنما را بخوانید.", "rude"},
        {"وظیفهٔ ما نیست.", "rude"},
        {"همینه که هست.", "rude"},
        {"چند بار باید بگم؟", "rude"},
    };
    assert_spoken(cases, N_ROWS(cases));
}

static void closings_and_signatures_are_recognised(void **state)
{
    (void)state;
    static const struct ending cases[] = {
        {"با احترام\nمریم برومند", true, true},
        {"با احترام، مریم برومند", true, true},
        {"با سپاس فراوان،\nمریم", true, true},
        {"روز خوبی داشته باشید.\nمریم | پشتیبانی", true, true},
        {"اگر سؤالی داشتید، همین‌جا بنویسید.\n\nمریم برومند، کارشناس پشتیبانی",
         true, true},
        {"موفق باشید\nمریم برومند\nکارشناس پشتیبانی فنی", true, true},
        {"با تشکر از شما\nمریم از تیم پشتیبانی", true, true},
        {"ممنون که در این مدت با ما بودید\nآیدا", true, true},
        {"با احترام\nنگار صالحی، کارشناس پشتیبانی", true, true},
        {"باتشکر\nنگار صالحی کارشناس پشتیبانی", true, true},
        {"با احترام\nکارشناس پشتیبانی: نگار صالحی", true, true},
        {"از صبر و شکیبایی شما سپاسگزاریم.\nنگار صالحی - واحد فنی", true, true},
        {"باتشکر - واحد مالی", true, false},
        {"با احترام\nکارشناس پشتیبانی", true, false},
        {"با احترام\nپشتیبانی: واحد فنی", true, false},
        {"با احترام\nتیم پشتیبانی", true, false},
        {"با احترام\nواحد امور مشتریان", true, false},
        {"مریم برومند", false, true},
        {"مشکل حل شد", false, false},
        {"تا فردا درست می‌شود", false, false},
    };
    assert_endings("سلام پویا گرامی،\n\n" GOOD_BODY, cases, N_ROWS(cases));
}

/* However the customer writes. */
static void singular_form_of_address_is_never_sendable(void **state)
{
    (void)state;
    for (int reg = 0; reg <= CORDIAL_REGISTER_INFORMAL; reg++) {
        struct world w;
        begin(&w);
        w.ticket.reg = (cordial_register)reg;
        checked(&w, "سلام پویا،\n\n" GOOD_BODY
                    "خودت می‌تونی امتحان کنی.\n\nبا مهر،\nمریم");
        const cordial_finding *found = finding_of(&w, "register");
        assert_non_null(found);
        assert_int_equal(found->severity, CORDIAL_SEVERITY_ERROR);
        assert_false(w.check.sendable);
        arena_done(&w.mem);
    }
}

/* Names are compared by letters: each has two bytes. */
static void slip_in_a_name_is_told_from_another_name(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool slip;
    } cases[] = {
        {"سلام رها،", false},  {"سلام رصا،", false},        {"سلام آقای کاضمی،", true},
        {"سلام کامظی،", true}, {"سلام آقای رحیمی،", false}, {"سلام علی رضا،", false},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        struct world w;
        begin(&w);
        w.ticket.customer = "رضا کاظمی";
        checked(&w, cases[i].text);
        const cordial_finding *found = finding_of(&w, "name-wrong");
        assert_non_null(found);
        assert_int_equal(found->fix_safe, cases[i].slip);
        arena_done(&w.mem);
    }
}

/* From cordial's own phrases, in both registers, with and without a name; never with تو. */
static void every_draft_is_sendable(void **state)
{
    (void)state;
    static const char *const customers[] = {"پویا سماوات", NULL};
    for (int i = 0; i < 3 * 4 * 3 * 2 * 2; i++) {
        struct world w;
        begin(&w);
        struct str needs[] = {STR("since"), STR("plan")};
        w.request.decision = (cordial_decision)(i % 3);
        w.ticket.mood = (cordial_mood)(i / 3 % 4);
        w.ticket.reg = (cordial_register)(i / 12 % 3);
        w.ticket.urgent = i / 36 % 2 == 1;
        w.ticket.customer = customers[i / 72];
        cordial_draft draft = drafted(&w, (struct str_list){.rows = needs, .n = N_ROWS(needs)});
        bool informal = w.ticket.reg == CORDIAL_REGISTER_INFORMAL;
        bool other_register = strstr(draft.text, informal ? "گرامی" : "عزیز") != NULL ||
                              strstr(draft.text, informal ? "سپاسگزار" : "ممنون که نوشتید") != NULL;
        if (!w.check.sendable || count_of(&w, CORDIAL_SEVERITY_WARNING) > 0 || other_register ||
            strcmp(draft.language, "fa") != 0) {
            print_findings(&w);
            fail_msg("%s\n", draft.text);
        }
        arena_done(&w.mem);
    }
}

static int set_up(void **state)
{
    (void)state;
    markdown_init();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(curt_answer_is_refused_with_every_fault),
        cmocka_unit_test(good_answer_is_sendable_in_every_mood_without_remarks),
        cmocka_unit_test(natural_replies_have_hardly_a_remark),
        cmocka_unit_test(fair_words_are_no_blame),
        cmocka_unit_test(closings_and_signatures_are_recognised),
        cmocka_unit_test(singular_form_of_address_is_never_sendable),
        cmocka_unit_test(slip_in_a_name_is_told_from_another_name),
        cmocka_unit_test(every_draft_is_sendable),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
