"""The indexer with shards so small that a few thousand articles fill ten of them."""

import sys

from library import indexer, shards

shards.LARGEST = 300
shards.SMALLEST = 100

if __name__ == "__main__":
    sys.exit(indexer.main(sys.argv[1:]))
