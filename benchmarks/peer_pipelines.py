"""What a newcomer would write with LangChain or LlamaIndex: run by benchmarks/peers.py in the peers' environment.

Both embed with the same weights as we do: chromadb's own ONNXMiniLM_L6_V2 on our files (`stock`), or our embedder
plugged in (`ours`). Everything else is left at its default.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Embed = Callable[[Sequence[str]], list[list[float]]]


def main(argv: Sequence[str]) -> int:
    """Arguments: pipeline, embedder, JSONL file, folder of models. Prints seconds, passages and tokens as JSON."""
    pipeline, kind, records, models = argv
    with Path(records).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    embed = {"stock": stock, "ours": ours}[kind](Path(models))
    seen: list[str] = []

    def counted(batch: Sequence[str]) -> list[list[float]]:
        seen.extend(batch)
        return embed(batch)

    embed(["warm"])
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        {"langchain": langchain, "llamaindex": llamaindex}[pipeline](texts, counted, folder)
        seconds = time.perf_counter() - began
    from benchmarks.measuring import word_pieces

    print(json.dumps({"seconds": seconds, "passages": len(seen), "tokens": word_pieces(seen)}))
    return 0


def stock(models: Path) -> Embed:
    """The default embedding function of chromadb, on files that `peers.py` has laid out for it."""
    from chromadb.utils.embedding_functions import ONNXMiniLM_L6_V2

    class Local(ONNXMiniLM_L6_V2):
        DOWNLOAD_PATH = models / "stock"

    function = Local()
    return lambda texts: [list(map(float, row)) for row in function(list(texts))]


def ours(models: Path) -> Embed:
    """Our embedder, on the same folder of models as the job."""
    from corpus.embed_local import LocalEmbedder

    embedder = LocalEmbedder(models)
    return lambda texts: embedder.embed(list(texts)).tolist()


def langchain(texts: list[str], embed: Embed, folder: str) -> None:
    """RecursiveCharacterTextSplitter and langchain-chroma as in LangChain's tutorial: 1,000 characters, 200 overlap."""
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    class Wrapped(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return embed(texts)

        def embed_query(self, text: str) -> list[float]:
            return embed([text])[0]

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    Chroma.from_documents(splitter.create_documents(texts), Wrapped(), persist_directory=folder)


def llamaindex(texts: list[str], embed: Embed, folder: str) -> None:
    """LlamaIndex's IngestionPipeline: SentenceSplitter (1,024 tokens, of which the model reads 256), ChromaVectorStore."""
    import chromadb
    from llama_index.core import Document
    from llama_index.core.embeddings import BaseEmbedding
    from llama_index.core.ingestion import IngestionPipeline
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.vector_stores.chroma import ChromaVectorStore

    class Wrapped(BaseEmbedding):
        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return embed(texts)

        def _get_text_embedding(self, text: str) -> list[float]:
            return embed([text])[0]

        def _get_query_embedding(self, query: str) -> list[float]:
            return embed([query])[0]

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return embed([query])[0]

    collection: Any = chromadb.PersistentClient(path=folder).get_or_create_collection("news")
    pipeline = IngestionPipeline(
        transformations=[SentenceSplitter(), Wrapped()],
        vector_store=ChromaVectorStore(chroma_collection=collection),
    )
    pipeline.run(documents=[Document(text=text) for text in texts])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
