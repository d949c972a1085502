// The only file that includes Xapian. Every body runs inside one guard(), which turns the
// exception in flight into a status.
#include <xapian.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#include "xapian-c/xapian-c.h"

namespace {

std::string bytes_of(struct str s)
{
    return s.n > 0 ? std::string(s.p, s.n) : std::string();
}

struct str keep(struct arena *mem, const std::string &s)
{
    return arena_str(mem, {s.data(), s.size()});
}

// The status of the exception in flight.
cordial_status fail(cordial_error *err)
{
    try {
        throw;
    } catch (const Xapian::DatabaseLockError &e) {
        return err_set(err, CORDIAL_E_LOCKED, "another process is writing the index");
    } catch (const Xapian::DatabaseNotFoundError &e) {
        return err_set(err, CORDIAL_E_UNAVAILABLE, "no index: %s", e.get_msg().c_str());
    } catch (const Xapian::DatabaseVersionError &e) {
        return err_set(err, CORDIAL_E_UNAVAILABLE, "the index has another format: %s",
                       e.get_msg().c_str());
    } catch (const Xapian::DatabaseError &e) {
        const char *system = e.get_error_string();
        return err_set(err, CORDIAL_E_IO, "the index: %s%s%s", e.get_msg().c_str(),
                       system != nullptr ? ": " : "", system != nullptr ? system : "");
    } catch (const Xapian::Error &e) {
        return err_set(err, CORDIAL_E_INTERNAL, "xapian: %s: %s", e.get_type(),
                       e.get_msg().c_str());
    } catch (const std::bad_alloc &) {
        memory_ended();
    } catch (const std::exception &e) {
        return err_set(err, CORDIAL_E_INTERNAL, "xapian: %s", e.what());
    } catch (...) {
        return err_set(err, CORDIAL_E_IO, "the index is damaged");
    }
}

template <typename Body> cordial_status guard(cordial_error *err, Body body)
{
    try {
        body();
        return CORDIAL_OK;
    } catch (...) {
        return fail(err);
    }
}

} // namespace

extern "C" {

struct xc_stemmer {
    Xapian::Stem stem;
    std::string last;
};

struct xc_doc {
    Xapian::Document doc;
};

struct xc_writer {
    Xapian::WritableDatabase db;
    bool open = false; // a transaction is
};

struct xc_reader {
    Xapian::Database all;
    std::vector<Xapian::Database> parts;
};
}

namespace {

// Like guard(), for readers: a revision that has gone is opened again, once.
template <typename Body>
cordial_status read_guard(struct xc_reader *r, cordial_error *err, Body body)
{
    try {
        body();
        return CORDIAL_OK;
    } catch (const Xapian::DatabaseModifiedError &) {
        return guard(err, [&] {
            r->all.reopen();
            for (Xapian::Database &part : r->parts) {
                part.reopen();
            }
            body();
        });
    } catch (...) {
        return fail(err);
    }
}

/*
 * Documents behind the last one that any database has, without weight: a row for every OP_MAX.
 *
 * When the last two rows of an OP_MAX end in the same step, Xapian 1.4.22 keeps a pointer to one
 * of them that it has freed, and follows it when a part of the query beside it changes in the same
 * step, or when it goes on to the next of several databases.
 * This row ends after all others, so that the OP_MAX becomes its last row before, which is safe.
 * An OP_MAX around another one has a row that is longer by one, for the same reason. One more, as
 * long as the longest may be, takes these documents out of the result.
 */
class BehindTheLast final : public Xapian::PostingSource {
    static constexpr Xapian::docid FIRST = 0xffffff00;
    Xapian::docid count;
    Xapian::docid passed = 0; // of them; the first call of next() or skip_to() stays at the first
    bool begun = false;

  public:
    static constexpr Xapian::docid MOST = 0xff;

    explicit BehindTheLast(Xapian::docid n) : count(n)
    {
    }
    Xapian::PostingSource *clone() const override
    {
        return new BehindTheLast(count);
    }
    void init(const Xapian::Database &) override
    {
        passed = 0;
        begun = false;
    }
    Xapian::doccount get_termfreq_min() const override
    {
        return 0;
    }
    Xapian::doccount get_termfreq_est() const override
    {
        return 0;
    }
    Xapian::doccount get_termfreq_max() const override
    {
        return 0;
    }
    void next(double) override
    {
        passed += begun;
        begun = true;
    }
    void skip_to(Xapian::docid least, double) override
    {
        begun = true;
        if (least > FIRST + passed) {
            passed = least - FIRST;
        }
    }
    bool at_end() const override
    {
        return passed >= count;
    }
    Xapian::docid get_docid() const override
    {
        return FIRST + passed;
    }
};

Xapian::Query behind_the_last(Xapian::docid n)
{
    return Xapian::Query((new BehindTheLast(n))->release());
}

// How many OP_MAX stand within each other.
Xapian::docid max_levels(const struct xc_query *q)
{
    Xapian::docid most = 0;
    for (size_t i = 0; i < q->n; i++) {
        most = std::max(most, max_levels(q->rows[i]));
    }
    return std::min(most + (q->op == XC_MAX), BehindTheLast::MOST);
}

// Queries nest as deep as the caller's own code makes them: a few levels.
Xapian::Query build(const struct xc_query *q)
{
    std::vector<Xapian::Query> rows;
    rows.reserve(q->n + 1);
    for (size_t i = 0; i < q->n; i++) {
        Xapian::Query row = build(q->rows[i]);
        // Xapian 1.4.22 takes the rows of an OP_OR below OP_MAX for rows of the OP_MAX: what
        // should be added up no longer is. With a scale between them, even of 1, it stays whole.
        bool added_up = q->op == XC_MAX && q->rows[i]->op == XC_OR;
        rows.push_back(added_up ? Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, row, 1) : row);
    }
    Xapian::Query out;
    switch (q->op) {
    case XC_TERM:
        out = Xapian::Query(bytes_of(q->term));
        break;
    case XC_AND:
        out = Xapian::Query(Xapian::Query::OP_AND, rows.begin(), rows.end());
        break;
    case XC_OR:
        out = Xapian::Query(Xapian::Query::OP_OR, rows.begin(), rows.end());
        break;
    case XC_MAX:
        rows.push_back(behind_the_last(max_levels(q)));
        out = Xapian::Query(Xapian::Query::OP_MAX, rows.begin(), rows.end());
        break;
    case XC_PHRASE:
        out = Xapian::Query(Xapian::Query::OP_PHRASE, rows.begin(), rows.end(),
                            static_cast<Xapian::termcount>(rows.size()));
        break;
    case XC_NOT:
        out = rows[0];
        for (size_t i = 1; i < rows.size(); i++) {
            out = Xapian::Query(Xapian::Query::OP_AND_NOT, out, rows[i]);
        }
        break;
    case XC_FILTER:
        out = rows[0];
        for (size_t i = 1; i < rows.size(); i++) {
            out = Xapian::Query(Xapian::Query::OP_FILTER, out, rows[i]);
        }
        break;
    }
    if (q->scale > 0 && q->scale != 1) {
        out = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, out, q->scale);
    }
    return out;
}

template <typename List> auto &push(struct arena *mem, List *list)
{
    list->rows = static_cast<decltype(list->rows)>(
        arena_more(mem, list->rows, list->n, &list->cap, sizeof *list->rows));
    return list->rows[list->n++];
}

} // namespace

extern "C" {

struct xc_stemmer *xc_stemmer_open(const char *name)
{
    cordial_error err;
    struct xc_stemmer *s = nullptr;
    guard(&err, [&] { s = new xc_stemmer{Xapian::Stem(name), {}}; });
    return s;
}

void xc_stemmer_close(struct xc_stemmer *s)
{
    delete s;
}

struct str xc_stem(struct xc_stemmer *s, struct str word)
{
    cordial_error err;
    if (guard(&err, [&] { s->last = s->stem(bytes_of(word)); }) != CORDIAL_OK) {
        return word;
    }
    return {s->last.data(), s->last.size()};
}

struct xc_doc *xc_doc_new(void)
{
    return new xc_doc;
}

void xc_doc_free(struct xc_doc *doc)
{
    delete doc;
}

void xc_doc_term(struct xc_doc *doc, struct str term, unsigned count)
{
    doc->doc.add_term(bytes_of(term), count);
}

void xc_doc_posting(struct xc_doc *doc, struct str term, unsigned position, unsigned count)
{
    doc->doc.add_posting(bytes_of(term), position, count);
}

void xc_doc_value(struct xc_doc *doc, unsigned slot, struct str value)
{
    doc->doc.add_value(slot, bytes_of(value));
}

cordial_status xc_writer_open(const char *path, bool fresh, struct xc_writer **out,
                              cordial_error *err)
{
    return guard(err, [&] {
        int flags =
            fresh ? Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC : Xapian::DB_CREATE_OR_OPEN;
        *out = new xc_writer{Xapian::WritableDatabase(path, flags)};
    });
}

void xc_writer_close(struct xc_writer *w)
{
    if (w == nullptr) {
        return;
    }
    cordial_error err;
    if (w->open) {
        guard(&err, [&] { w->db.cancel_transaction(); });
    }
    guard(&err, [&] { w->db.close(); });
    delete w;
}

cordial_status xc_writer_begin(struct xc_writer *w, cordial_error *err)
{
    return guard(err, [&] {
        w->db.begin_transaction();
        w->open = true;
    });
}

cordial_status xc_writer_commit(struct xc_writer *w, cordial_error *err)
{
    return guard(err, [&] {
        w->db.commit_transaction();
        w->open = false;
    });
}

cordial_status xc_writer_add(struct xc_writer *w, struct xc_doc *doc, cordial_error *err)
{
    return guard(err, [&] { w->db.add_document(doc->doc); });
}

cordial_status xc_writer_put(struct xc_writer *w, struct str unique, struct xc_doc *doc,
                             cordial_error *err)
{
    return guard(err, [&] { w->db.replace_document(bytes_of(unique), doc->doc); });
}

cordial_status xc_writer_delete(struct xc_writer *w, struct str unique, cordial_error *err)
{
    return guard(err, [&] { w->db.delete_document(bytes_of(unique)); });
}

cordial_status xc_writer_meta(struct xc_writer *w, struct str key, struct str value,
                              cordial_error *err)
{
    return guard(err, [&] { w->db.set_metadata(bytes_of(key), bytes_of(value)); });
}

cordial_status xc_writer_docids(struct arena *mem, struct xc_writer *w, struct str term, size_t max,
                                struct xc_docids *out, cordial_error *err)
{
    return guard(err, [&] {
        *out = {};
        std::string name = bytes_of(term);
        auto end = w->db.postlist_end(name);
        for (auto i = w->db.postlist_begin(name); i != end && out->n < max; ++i) {
            push(mem, out) = *i;
        }
    });
}

cordial_status xc_writer_terms(struct arena *mem, struct xc_writer *w, uint32_t docid,
                               struct str prefix, size_t max, struct xc_terms *out,
                               cordial_error *err)
{
    return guard(err, [&] {
        *out = {};
        std::string start = bytes_of(prefix);
        auto end = w->db.termlist_end(docid);
        auto i = w->db.termlist_begin(docid);
        for (i.skip_to(start); i != end && out->n < max; ++i) {
            std::string term = *i;
            if (term.compare(0, start.size(), start) != 0) {
                break;
            }
            push(mem, out) = {keep(mem, term.substr(start.size())), 0};
        }
    });
}

cordial_status xc_writer_read_meta(struct arena *mem, struct xc_writer *w, struct str key,
                                   struct str *out, cordial_error *err)
{
    return guard(err, [&] { *out = keep(mem, w->db.get_metadata(bytes_of(key))); });
}

cordial_status xc_compact(const char *const *paths, size_t n, const char *to, cordial_error *err)
{
    return guard(err, [&] {
        Xapian::Database all;
        for (size_t i = 0; i < n; i++) {
            all.add_database(Xapian::Database(paths[i]));
        }
        all.compact(to);
    });
}

cordial_status xc_reader_open(const char *const *paths, size_t n, struct xc_reader **out,
                              cordial_error *err)
{
    return guard(err, [&] {
        struct xc_reader r;
        for (size_t i = 0; i < n; i++) {
            r.parts.emplace_back(std::string(paths[i]));
            r.all.add_database(r.parts.back());
        }
        *out = new xc_reader(std::move(r));
    });
}

void xc_reader_close(struct xc_reader *r)
{
    delete r;
}

cordial_status xc_reader_reopen(struct xc_reader *r, bool *changed, cordial_error *err)
{
    return guard(err, [&] {
        bool all = r->all.reopen();
        for (Xapian::Database &part : r->parts) {
            part.reopen();
        }
        *changed = all;
    });
}

uint64_t xc_reader_revision(const struct xc_reader *r)
{
    cordial_error err;
    uint64_t sum = 0;
    guard(&err, [&] {
        for (const Xapian::Database &part : r->parts) {
            sum += part.get_revision();
        }
    });
    return sum;
}

size_t xc_reader_count(struct xc_reader *r)
{
    cordial_error err;
    size_t n = 0;
    read_guard(r, &err, [&] { n = r->all.get_doccount(); });
    return n;
}

size_t xc_reader_count_in(struct xc_reader *r, size_t database)
{
    cordial_error err;
    size_t n = 0;
    read_guard(r, &err, [&] { n = r->parts.at(database).get_doccount(); });
    return n;
}

size_t xc_reader_database(const struct xc_reader *r, uint32_t docid)
{
    return (docid - 1) % r->parts.size();
}

uint32_t xc_reader_docid(const struct xc_reader *r, size_t database, uint32_t own)
{
    return static_cast<uint32_t>((own - 1) * r->parts.size() + database + 1);
}

// The database that alone has documents, or how many there are: searching in one costs less.
static size_t only_part(const struct xc_reader *r)
{
    size_t only = r->parts.size();
    size_t n = 0;
    for (size_t i = 0; i < r->parts.size(); i++) {
        if (r->parts[i].get_doccount() > 0) {
            only = i;
            n++;
        }
    }
    return n == 1 ? only : r->parts.size();
}

size_t xc_term_count(struct xc_reader *r, struct str term)
{
    cordial_error err;
    size_t n = 0;
    read_guard(r, &err, [&] { n = r->all.get_termfreq(bytes_of(term)); });
    return n;
}

cordial_status xc_read_terms(struct arena *mem, struct xc_reader *r, struct str prefix, size_t max,
                             struct xc_terms *out, cordial_error *err)
{
    return read_guard(r, err, [&] {
        *out = {};
        std::string start = bytes_of(prefix);
        auto end = r->all.allterms_end(start);
        for (auto i = r->all.allterms_begin(start); i != end && out->n < max; ++i) {
            std::string term = *i;
            push(mem, out) = {keep(mem, term.substr(start.size())), i.get_termfreq()};
        }
    });
}

cordial_status xc_read_docids(struct arena *mem, struct xc_reader *r, struct str term, size_t max,
                              struct xc_docids *out, cordial_error *err)
{
    return read_guard(r, err, [&] {
        *out = {};
        std::string name = bytes_of(term);
        auto end = r->all.postlist_end(name);
        for (auto i = r->all.postlist_begin(name); i != end && out->n < max; ++i) {
            push(mem, out) = *i;
        }
    });
}

cordial_status xc_read_values(struct arena *mem, struct xc_reader *r, unsigned slot,
                              struct xc_values *out, cordial_error *err)
{
    return read_guard(r, err, [&] {
        *out = {};
        auto end = r->all.valuestream_end(slot);
        for (auto i = r->all.valuestream_begin(slot); i != end; ++i) {
            push(mem, out) = {i.get_docid(), keep(mem, *i)};
        }
    });
}

cordial_status xc_read_value(struct arena *mem, struct xc_reader *r, uint32_t docid, unsigned slot,
                             struct str *out, cordial_error *err)
{
    return read_guard(r, err, [&] {
        *out = keep(mem, r->all.get_document(docid, Xapian::DOC_ASSUME_VALID).get_value(slot));
    });
}

cordial_status xc_read_meta(struct arena *mem, struct xc_reader *r, size_t database, struct str key,
                            struct str *out, cordial_error *err)
{
    return read_guard(r, err,
                      [&] { *out = keep(mem, r->parts.at(database).get_metadata(bytes_of(key))); });
}

cordial_status xc_search(struct arena *mem, struct xc_reader *r, const struct xc_query *query,
                         const struct xc_search_options *options, struct xc_hits *out,
                         cordial_error *err)
{
    return read_guard(r, err, [&] {
        const struct xc_bm25 &p = options->bm25;
        size_t only = options->only > 0 ? options->only - 1 : only_part(r);
        bool several = only == r->parts.size();
        Xapian::Enquire enquire(several ? r->all : r->parts[only]);
        Xapian::Query wanted = build(query);
        if (max_levels(query) > 0) {
            wanted = Xapian::Query(Xapian::Query::OP_AND_NOT, wanted,
                                   behind_the_last(BehindTheLast::MOST));
        }
        enquire.set_query(wanted);
        enquire.set_weighting_scheme(Xapian::BM25Weight(p.k1, 0, 1, p.b, p.min_normlen));
        if (options->collapse) {
            enquire.set_collapse_key(options->collapse_slot);
        }
        Xapian::MSet set = enquire.get_mset(static_cast<Xapian::doccount>(options->first),
                                            static_cast<Xapian::doccount>(options->n),
                                            static_cast<Xapian::doccount>(options->check_at_least));
        *out = {};
        out->rows = static_cast<struct xc_hit *>(arena_array(mem, set.size(), sizeof *out->rows));
        for (auto i = set.begin(); i != set.end(); ++i) {
            out->rows[out->n++] = {several ? *i : xc_reader_docid(r, only, *i), i.get_weight()};
        }
        out->total = set.get_matches_estimated();
        out->total_exact = set.get_matches_lower_bound() == set.get_matches_upper_bound();
        if (set.get_matches_lower_bound() < options->check_at_least) {
            out->total = set.get_matches_lower_bound();
            out->total_exact = true;
        }
    });
}
}
