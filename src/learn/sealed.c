/* Writing with a head; mapping and checking. */
#include "learn/sealed.h"

#include "base/buf.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char magic[8] = {'c', 'o', 'r', 'd', 'i', 'a', 'l', 'L'};
static const uint32_t byte_order = 0x01020304;

struct head {
    char magic[8];
    uint32_t byte_order;
    uint32_t kind;
    uint32_t version;
    uint32_t reserved;
    uint64_t body_bytes;
    uint64_t checksum; /* of the body */
};

cordial_status sealed_write(const char *path, enum sealed_kind kind, uint32_t version,
                            struct str body, cordial_error *err)
{
    AUTO(buf_done) struct buf file = {0};
    struct head head = {
        .byte_order = byte_order,
        .kind = kind,
        .version = version,
        .body_bytes = body.n,
        .checksum = str_hash(body),
    };
    memcpy(head.magic, magic, sizeof magic);
    buf_add(&file, (struct str){(const char *)&head, sizeof head});
    buf_add(&file, body);
    return file_write(path, buf_str(&file), err);
}

cordial_status sealed_body(struct str file, enum sealed_kind kind, uint32_t version,
                           struct str *out, cordial_error *err)
{
    struct head head;
    if (file.n < sizeof head) {
        return err_set(err, CORDIAL_E_DATA, "the file is cut short");
    }
    memcpy(&head, file.p, sizeof head);
    if (memcmp(head.magic, magic, sizeof magic) != 0 || head.byte_order != byte_order ||
        head.kind != kind) {
        return err_set(err, CORDIAL_E_DATA, "the file is of another kind");
    }
    if (head.version != version) {
        return err_set(err, CORDIAL_E_DATA, "the file has version %u, not %u", head.version,
                       version);
    }
    if (head.body_bytes != file.n - sizeof head) {
        return err_set(err, CORDIAL_E_DATA, "the file is cut short");
    }
    *out = str_from(file, sizeof head);
    return CORDIAL_OK;
}

static cordial_status check(struct sealed *s, enum sealed_kind kind, uint32_t version,
                            cordial_error *err)
{
    struct str file = {s->map, s->map_bytes};
    TRY(sealed_body(file, kind, version, &s->body, err));
    struct head head;
    memcpy(&head, file.p, sizeof head);
    if (str_hash(s->body) != head.checksum) {
        return err_set(err, CORDIAL_E_DATA, "the file is damaged");
    }
    return CORDIAL_OK;
}

static cordial_status map_file(const char *path, struct sealed *s, cordial_error *err)
{
    struct stat st;
    AUTO(fd_closep) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW);
    if (fd < 0 || fstat(fd, &st) != 0) {
        return err_errno(err, errno, "opening '%s'", path);
    }
    if (!S_ISREG(st.st_mode) || st.st_size == 0) {
        return err_set(err, CORDIAL_E_DATA, "the file is cut short");
    }
    s->device = st.st_dev;
    s->inode = st.st_ino;
    s->mtime_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
    void *map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (map == MAP_FAILED) {
        return err_errno(err, errno, "mapping '%s'", path);
    }
    s->map = map;
    s->map_bytes = (size_t)st.st_size;
    return CORDIAL_OK;
}

cordial_status sealed_open(const char *path, enum sealed_kind kind, uint32_t version,
                           struct sealed *out, cordial_error *err)
{
    struct sealed s = {0};
    if (map_file(path, &s, err) != CORDIAL_OK || check(&s, kind, version, err) != CORDIAL_OK) {
        if (s.map != NULL) {
            munmap(s.map, s.map_bytes);
        }
        s.map = NULL; /* which file it was stays, so that it is not looked at twice */
        s.body = (struct str){NULL, 0};
        *out = s;
        return err->status;
    }
    *out = s;
    return CORDIAL_OK;
}

bool sealed_is_new(const struct sealed *s, const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        return s->inode != 0;
    }
    int64_t mtime_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
    return s->device != st.st_dev || s->inode != st.st_ino || s->mtime_ns != mtime_ns;
}

void sealed_done(struct sealed *s)
{
    if (s->map != NULL) {
        munmap(s->map, s->map_bytes);
    }
    *s = (struct sealed){0};
}
