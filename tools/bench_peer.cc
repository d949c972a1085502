// The peer that cordial's speed is held against: bare Xapian, one process, TermGenerator with
// stemming and positions, the title three times, one commit. It indexes the files that it is
// given and answers the searches that it is given, and prints what that took.
//
// usage: bench_peer index STEMMER DATABASE < paths      a path and a tab and a title, a line each
//        bench_peer spelling STEMMER DATABASE < paths   the same with Xapian's spelling table
//        bench_peer WORK STEMMER DATABASE < lines       WORK: search, prefix, typo, ticket
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <vector>

namespace {

// Milliseconds of the wall clock, or of the processor with BENCH_CPU in the environment.
double now_ms()
{
    timespec t;
    clock_gettime(std::getenv("BENCH_CPU") ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

std::string read_file(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// Everything behind the front matter.
std::string body_of(const std::string &text)
{
    if (text.compare(0, 4, "---\n") != 0) {
        return text;
    }
    size_t end = text.find("\n---", 3);
    return end == std::string::npos ? text : text.substr(end + 4);
}

int index(const char *stemmer, const char *path, bool spelling)
{
    double start = now_ms();
    Xapian::WritableDatabase db(path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem(stemmer));
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);
    if (spelling) {
        generator.set_database(db);
        generator.set_flags(Xapian::TermGenerator::FLAG_SPELLING);
    }
    std::string line;
    size_t n = 0;
    while (std::getline(std::cin, line)) {
        size_t tab = line.find('\t');
        std::string title = tab == std::string::npos ? "" : line.substr(tab + 1);
        Xapian::Document doc;
        generator.set_document(doc);
        generator.set_termpos(0);
        generator.index_text(title, 3);
        generator.increase_termpos();
        generator.index_text(body_of(read_file(line.substr(0, tab))));
        doc.set_data(title);
        db.add_document(doc);
        n++;
    }
    db.commit();
    std::printf("%zu %.1f\n", n, now_ms() - start);
    return 0;
}

// What the works share.
struct Peer {
    Xapian::Database db;
    Xapian::Stem stemmer;
    Xapian::QueryParser parser;

    Peer(const char *stemmer_name, const char *path) : db(path), stemmer(stemmer_name)
    {
        parser.set_stemmer(stemmer);
        parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
        parser.set_database(db);
        parser.set_max_expansion(50, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT,
                                 Xapian::QueryParser::FLAG_PARTIAL);
    }
};

Xapian::Query search(Peer &peer, const std::string &line)
{
    return peer.parser.parse_query(line);
}

// The last word is the beginning of one.
Xapian::Query prefix(Peer &peer, const std::string &line)
{
    return peer.parser.parse_query(line, Xapian::QueryParser::FLAG_PARTIAL);
}

Xapian::Query typo(Peer &peer, const std::string &line)
{
    const unsigned flags = Xapian::QueryParser::FLAG_SPELLING_CORRECTION;
    Xapian::Query query = peer.parser.parse_query(line, flags);
    std::string corrected = peer.parser.get_corrected_query_string();
    return corrected.empty() ? query : peer.parser.parse_query(corrected);
}

// Any of the ticket's stemmed words, each as often as the ticket has it.
Xapian::Query ticket(Peer &peer, const std::string &line)
{
    Xapian::TermGenerator generator;
    Xapian::Document words;
    generator.set_stemmer(peer.stemmer);
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL_Z);
    generator.set_document(words);
    generator.index_text_without_positions(line);
    std::vector<Xapian::Query> terms;
    for (auto i = words.termlist_begin(); i != words.termlist_end(); ++i) {
        terms.push_back(Xapian::Query(*i, i.get_wdf()));
    }
    return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

struct Work {
    const char *name;
    Xapian::Query (*query)(Peer &peer, const std::string &line);
};

const Work works[] = {
    {"prefix", prefix},
    {"search", search},
    {"ticket", ticket},
    {"typo", typo},
};

int measure(const Work &work, const char *stemmer, const char *path)
{
    Peer peer(stemmer, path);
    std::string line;
    std::vector<double> took;
    while (std::getline(std::cin, line)) {
        double start = now_ms();
        Xapian::Enquire enquire(peer.db);
        enquire.set_query(work.query(peer, line));
        Xapian::MSet set = enquire.get_mset(0, 10);
        size_t bytes = 0;
        for (auto i = set.begin(); i != set.end(); ++i) {
            bytes += i.get_document().get_data().size();
        }
        took.push_back(now_ms() - start);
        if (bytes == SIZE_MAX) { // keeps the loop
            return 1;
        }
    }
    std::sort(took.begin(), took.end());
    size_t n = took.size();
    std::printf("%zu %.4f %.4f\n", n, n > 0 ? took[n / 2] : 0, n > 0 ? took[n * 99 / 100] : 0);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    std::string work = argc == 4 ? argv[1] : "";
    if (work == "index" || work == "spelling") {
        return index(argv[2], argv[3], work == "spelling");
    }
    for (const Work &row : works) {
        if (work == row.name) {
            return measure(row, argv[2], argv[3]);
        }
    }
    std::fputs("usage: bench_peer WORK STEMMER DATABASE\n", stderr);
    return 2;
}
