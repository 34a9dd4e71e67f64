"""The cross-encoder: the base encoder, the mean of its token vectors, one linear layer over three labels.

The base model was trained for mean pooling; from the mean it learns labels in a third of the steps that it needs from
its first token, whose vector nothing ever trained (runs in MODEL_CARD.md).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from transformers import AutoModel


class CrossEncoder(torch.nn.Module):
    """Logits over the labels for a premise and a hypothesis in one input."""

    def __init__(self, encoder: Any, labels: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = torch.nn.Dropout(dropout)
        self.classifier = torch.nn.Linear(encoder.config.hidden_size, labels)

    def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
        """Take (batch, length) tensors of token ids, a 0/1 mask and segment ids; give (batch, labels) logits."""
        hidden = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        return self.classifier(self.dropout((hidden * mask).sum(1) / mask.sum(1)))


def new(base: Path, labels: int, dropout: float = 0.1) -> CrossEncoder:
    """Build the model on the base encoder's weights, with a fresh last layer; attention weights are not dropped."""
    encoder = AutoModel.from_pretrained(
        base,
        add_pooling_layer=False,
        attn_implementation="eager",  # with so few tokens faster here than the fused kernel
        attention_probs_dropout_prob=0.0,
        hidden_dropout_prob=dropout,
    )
    return CrossEncoder(encoder, labels, dropout)


def restore(base: Path, labels: int, checkpoint: Path) -> tuple[CrossEncoder, dict[str, Any]]:
    """Load the mean weights of a checkpoint and what it says of its training."""
    model = new(base, labels)
    state = torch.load(checkpoint, weights_only=False)
    model.load_state_dict(state["average"])
    model.eval()
    return model, {"pairs_seen": state["seen"], "minutes": round(state["seconds"] / 60)}
