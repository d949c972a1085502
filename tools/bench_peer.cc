// The peer that cordial's speed is held against: bare Xapian, one process, TermGenerator with
// stemming and positions, the title three times, one commit. It indexes the files that it is
// given and answers the searches that it is given, and prints what that took.
//
// usage: bench_peer index STEMMER DATABASE < paths      a path and a tab and a title, a line each
//        bench_peer search STEMMER DATABASE < searches  one a line
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
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

int index(const char *stemmer, const char *path)
{
    Clock::time_point start = Clock::now();
    Xapian::WritableDatabase db(path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem(stemmer));
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);
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
    std::printf("%zu %.1f\n", n, ms_since(start));
    return 0;
}

int search(const char *stemmer, const char *path)
{
    Xapian::Database db(path);
    Xapian::QueryParser parser;
    parser.set_stemmer(Xapian::Stem(stemmer));
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser.set_database(db);
    std::string line;
    std::vector<double> took;
    while (std::getline(std::cin, line)) {
        Clock::time_point start = Clock::now();
        Xapian::Enquire enquire(db);
        enquire.set_query(parser.parse_query(line));
        Xapian::MSet set = enquire.get_mset(0, 10);
        size_t bytes = 0;
        for (auto i = set.begin(); i != set.end(); ++i) {
            bytes += i.get_document().get_data().size();
        }
        took.push_back(ms_since(start));
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
    if (argc == 4 && std::strcmp(argv[1], "index") == 0) {
        return index(argv[2], argv[3]);
    }
    if (argc == 4 && std::strcmp(argv[1], "search") == 0) {
        return search(argv[2], argv[3]);
    }
    std::fputs("usage: bench_peer index|search STEMMER DATABASE\n", stderr);
    return 2;
}
