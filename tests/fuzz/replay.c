/*
 * A fuzz target as a plain test: every file of the folders given is read into it once. Prints a
 * line per file in TAP; a crash, a sanitizer's finding or ten seconds without an end fail the test.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECONDS_MAX = 10 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes of @f in memory of just their size, so that the sanitizer sees a step beyond them. */
static uint8_t *read_all(FILE *f, size_t *out_size)
{
    struct stat st;
    if (fstat(fileno(f), &st) != 0 || !S_ISREG(st.st_mode)) {
        return NULL;
    }
    *out_size = (size_t)st.st_size;
    uint8_t *data = malloc(*out_size > 0 ? *out_size : 1);
    if (data != NULL && fread(data, 1, *out_size, f) != *out_size) {
        free(data);
        return NULL;
    }
    return data;
}

static int replay_file(const char *folder, const char *name)
{
    char path[4096];
    size_t size;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "rb");
    uint8_t *data = f != NULL ? read_all(f, &size) : NULL;
    if (data != NULL) {
        fprintf(stderr, "%s\n", path); /* known when it crashes */
        alarm(SECONDS_MAX);
        LLVMFuzzerTestOneInput(data, size);
        alarm(0);
    }
    printf("%s - %s\n", data != NULL ? "ok" : "not ok", name);
    fflush(stdout);
    free(data);
    if (f != NULL) {
        fclose(f);
    }
    return data != NULL;
}

static int is_seed(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(int argc, char **argv)
{
    int n_files = 0;
    int n_good = 0;
    for (int i = 1; i < argc; i++) {
        struct dirent **names = NULL;
        int n = scandir(argv[i], &names, is_seed, alphasort);
        for (int k = 0; k < n; k++) {
            n_good += replay_file(argv[i], names[k]->d_name);
            n_files++;
            free(names[k]);
        }
        free(names);
    }
    if (n_files == 0) {
        printf("not ok - the target has no seeds\n");
    }
    return n_files > 0 && n_good == n_files ? EXIT_SUCCESS : EXIT_FAILURE;
}
