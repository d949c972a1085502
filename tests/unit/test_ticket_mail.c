#include "unit.h"

#include "base/buf.h"
#include "ticket/mail.h"

struct expected {
    const char *mail;
    const char *subject;
    const char *body;
    const char *name;
    const char *email;
};

static void check_mail(const struct expected *want)
{
    struct arena mem = {0};
    cordial_error err;
    struct message m = {0};
    assert_ok(mail_read(&mem, str_of(want->mail), &m, &err), &err);
    assert_str(m.subject, want->subject);
    assert_str(str_trim(m.body), want->body);
    assert_str(m.from_name, want->name);
    assert_str(m.from_email, want->email);
    arena_done(&mem);
}

#define HEAD "From: Ann Lee <ann@lee.example>\nSubject: Hi\nMIME-Version: 1.0\n"

static void parts_encodings_and_names_are_read(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"From: Ann Lee <ann@lee.example>\nSubject: Hi\n\nHello\n", "Hi", "Hello", "Ann Lee",
         "ann@lee.example"},
        {"From ann@lee.example Mon Nov  2 10:00:00 2026\nFrom: ann@lee.example\nSubject: Box\n\nHello",
         "Box", "Hello", "", "ann@lee.example"},
        {"\xEF\xBB\xBF\r\nFrom: \"Lee, Ann\" <ann@lee.example>\r\nSubject: x\r\n\r\nHello\r\n", "x",
         "Hello", "Lee, Ann", "ann@lee.example"},
        {"From: =?utf-8?q?Zo=C3=AB?= <z@z.example>\nSubject: =?utf-8?b?Q2Fmw6k=?=\n\nx", "Café",
         "x", "Zoë", "z@z.example"},
        {HEAD "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
              "SGVsbG8gYWdhaW4=\n",
         "Hi", "Hello again", "Ann Lee", "ann@lee.example"},
        {HEAD "Content-Type: text/plain; charset=windows-1256\n\n\xD3\xE1\xC7\xE3\n", "Hi", "سلام",
         "Ann Lee", "ann@lee.example"},
        {HEAD "Content-Type: text/plain; format=flowed\n\nlong \nline\n-- \nAnn\n", "Hi",
         "long line\n-- \nAnn", "Ann Lee", "ann@lee.example"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        check_mail(&cases[i]);
    }
}

static void of_alternatives_the_plain_one_counts_unless_it_is_empty(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {HEAD "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nplain\n--b\n"
              "Content-Type: text/html\n\n<p>html</p>\n--b--\n",
         "Hi", "plain", "Ann Lee", "ann@lee.example"},
        {HEAD "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n \n--b\n"
              "Content-Type: text/html\n\n<p>html</p>\n--b--\n",
         "Hi", "html", "Ann Lee", "ann@lee.example"},
        {HEAD "Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\n"
              "Content-Type: text/plain\nContent-Disposition: attachment; filename=l.txt\n\nlog\n"
              "--b--\n",
         "Hi", "text", "Ann Lee", "ann@lee.example"},
        {HEAD "Content-Type: multipart/mixed; boundary=missing\n\nno part here\n", "Hi",
         "no part here", "Ann Lee", "ann@lee.example"},
        {HEAD
         "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nIs it yours?\n--b\n"
         "Content-Type: message/rfc822\n\nFrom: x@bad.example\nSubject: Pay\n\nPay now\n--b--\n",
         "Hi",
         "Is it yours?\n\n" MAIL_FORWARD_LINE "\nFrom:  <x@bad.example>\nSubject: Pay\n\nPay now",
         "Ann Lee", "ann@lee.example"},
    };
    for (size_t i = 0; i < N_ROWS(cases); i++) {
        check_mail(&cases[i]);
    }
}

static void head_tells_a_mail(void **state)
{
    (void)state;
    assert_true(mail_is_likely(STR("From: a@b.example\nSubject: x\n\nhi")));
    assert_true(mail_is_likely(STR("Received: from x\n by y\nMessage-ID: <1@x>\n\nhi")));
    assert_false(mail_is_likely(STR("Subject: only this\n\nhi")));
    assert_false(mail_is_likely(STR("Hello,\nFrom: me\nTo: you\n")));
    assert_false(mail_is_likely(STR("")));
}

static cordial_status read_bytes(struct str mail)
{
    struct arena mem = {0};
    cordial_error err;
    struct message m = {0};
    cordial_status status = mail_read(&mem, mail, &m, &err);
    arena_done(&mem);
    return status;
}

static void parts_without_end_are_refused(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf many = {0};
    buf_add(&many, STR(HEAD "Content-Type: multipart/mixed; boundary=b\n\n"));
    for (int i = 0; i < 50000; i++) {
        buf_add(&many, STR("--b\n\nx\n"));
    }
    assert_int_equal(read_bytes(buf_str(&many)), CORDIAL_E_LIMIT);

    AUTO(buf_done) struct buf deep = {0};
    buf_add(&deep, STR("From: a@b.example\n"));
    for (int i = 0; i < 3000; i++) {
        buf_printf(&deep, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
    }
    assert_int_equal(read_bytes(buf_str(&deep)), CORDIAL_E_LIMIT);
}

static void head_and_subject_without_end_are_refused(void **state)
{
    (void)state;
    AUTO(buf_done) struct buf bomb = {0};
    buf_add(&bomb, STR("From: a@b.example\nSubject:"));
    for (int i = 0; i < 5000; i++) {
        buf_add(&bomb, STR(" =?utf-8?q?aaaaaaaa?="));
    }
    buf_add(&bomb, STR("\n\nhi"));
    assert_int_equal(read_bytes(buf_str(&bomb)), CORDIAL_E_LIMIT);
    for (int i = 0; i < 20000; i++) {
        buf_add(&bomb, STR("\n\tmore of a field"));
    }
    AUTO(buf_done) struct buf head = {0};
    for (int i = 0; i < 30000; i++) {
        buf_add(&head, STR("X-Field: value\n"));
    }
    assert_int_equal(read_bytes(buf_str(&head)), CORDIAL_E_LIMIT);
}

static void nul_and_garbage_do_no_harm(void **state)
{
    (void)state;
    assert_int_equal(read_bytes(STR("From: a\0b@c.example\nSubject: x\0y\n\nhi\0there")),
                     CORDIAL_OK);
    (void)read_bytes(STR("\0\0\0\0"));
    (void)read_bytes(STR("\xFF\xFE\n\n\x01"));
    (void)read_bytes(STR(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_encodings_and_names_are_read),
        cmocka_unit_test(of_alternatives_the_plain_one_counts_unless_it_is_empty),
        cmocka_unit_test(head_tells_a_mail),
        cmocka_unit_test(parts_without_end_are_refused),
        cmocka_unit_test(head_and_subject_without_end_are_refused),
        cmocka_unit_test(nul_and_garbage_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
