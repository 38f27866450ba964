"""Say whether a PostgreSQL answers: `python -m tests.postgresql URL` exits 0 if so, 1 with a sentence if not."""

import sys

import psycopg


def main(url: str) -> int:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        print("No PostgreSQL answers at the address; its half of the database tests is skipped.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
