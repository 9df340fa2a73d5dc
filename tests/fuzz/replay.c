/*
 * replay.c - runs a libFuzzer entry over the files named as arguments, so
 * that the corpora are tests for any compiler.
 * Errors: a file that cannot be read ends the program with 1.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes);

static int
replay(const char *path)
{
	FILE *fp = fopen(path, "rb");
	uint8_t *bytes = NULL;
	long size;
	int rc = 1;

	if (fp == NULL)
		goto out;
	if (fseek(fp, 0, SEEK_END) != 0 || (size = ftell(fp)) < 0)
		goto out;
	rewind(fp);
	/* Exactly as long as the input: a read past the end is seen. */
	bytes = malloc((size_t)size + (size == 0));
	if (bytes == NULL || fread(bytes, 1, (size_t)size, fp) != (size_t)size)
		goto out;
	rc = LLVMFuzzerTestOneInput(bytes, (size_t)size);
out:
	if (fp != NULL)
		fclose(fp);
	free(bytes);
	if (rc != 0)
		fprintf(stderr, "replay: %s: failed\n", path);
	return rc;
}

int
main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		if (replay(argv[i]) != 0)
			return 1;
	return 0;
}
