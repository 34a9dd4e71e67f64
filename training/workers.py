"""Compute the gradient of a batch in parts, by as many processes as there are cores to be had.

The processes share the weights and take parts as they come free, so that a core that other work slows down takes
fewer of them (threads inside one operation would all wait for the slowest). Each part seeds its own dropout and leaves
its gradient in its own place, and the places are summed in order: the result does not hang on who computed what.
"""

from __future__ import annotations

import queue
from typing import Any

import torch
from torch import multiprocessing

Part = tuple[list[list[list[int]]], list[list[float]]]
"""Ids, mask and segments of some pairs, and the labels that each allows."""


def masked_loss(logits: torch.Tensor, targets: torch.Tensor, smoothing: float = 0.0) -> torch.Tensor:
    """Cross-entropy over the labels that a target allows; `targets` is a 0/1 mask of shape (batch, labels).

    "not_entailment" allows neutral and contradiction, so its loss is -log(p_neutral + p_contradiction). `smoothing` is
    the part of the loss that is taken against all labels alike (Szegedy et al. 2016).
    """
    log_p = torch.log_softmax(logits, dim=-1)
    loss = -torch.logsumexp(log_p.masked_fill(targets == 0, -1e4), dim=-1)
    return ((1 - smoothing) * loss - smoothing * log_p.mean(dim=-1)).mean()


def _work(model: Any, places: torch.Tensor, tasks: Any, done: Any, smoothing: float) -> None:
    torch.set_num_threads(1)
    weights = [p for p in model.parameters() if p.requires_grad]
    model.train()
    parent = multiprocessing.parent_process()
    while True:
        try:
            task = tasks.get(timeout=30)
        except queue.Empty:
            if parent is None or not parent.is_alive():
                return  # nobody is left to work for
            continue
        if task is None:
            return
        place, seed, share, inputs, targets = task
        torch.manual_seed(seed)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*(torch.tensor(rows) for rows in inputs))
        loss = masked_loss(logits.float(), torch.tensor(targets), smoothing) * share
        loss.backward()
        start = 0
        for p in weights:
            places[place, start : start + p.numel()].copy_(p.grad.flatten())
            start += p.numel()
            p.grad = None
        done.put(loss.item())


class Workers:
    """Processes that compute gradients of a shared model."""

    def __init__(self, model: Any, count: int, parts: int, smoothing: float) -> None:
        model.share_memory()
        self.weights = [p for p in model.parameters() if p.requires_grad]
        size = sum(p.numel() for p in self.weights)
        self.places = torch.zeros(parts, size).share_memory_()
        self.total = torch.zeros(size)
        start = 0
        for p in self.weights:
            p.grad = self.total[start : start + p.numel()].view_as(p)
            start += p.numel()
        context = multiprocessing.get_context("spawn")
        self.tasks, self.done = context.Queue(), context.Queue()
        bare = [p.grad for p in self.weights]
        for p in self.weights:
            p.grad = None  # or it would be copied to every process
        self.processes = [
            context.Process(target=_work, args=(model, self.places, self.tasks, self.done, smoothing), daemon=True)
            for _ in range(count)
        ]
        for process in self.processes:
            process.start()
        for p, grad in zip(self.weights, bare, strict=True):
            p.grad = grad

    def gradient(self, parts: list[Part], seed: int) -> float:
        """Leave the batch's gradient in the weights' `grad` and give its loss; see `Part`."""
        whole = sum(len(targets) for _, targets in parts)
        for place, (inputs, targets) in enumerate(parts):
            self.tasks.put((place, seed * len(self.places) + place, len(targets) / whole, inputs, targets))
        loss = sum(self.done.get(timeout=600) for _ in parts)
        torch.sum(self.places[: len(parts)], dim=0, out=self.total)
        return float(loss)

    def clip(self, norm: float) -> None:
        """Scale the gradient down to a norm, where it is longer."""
        self.total.mul_(min(1.0, norm / (float(self.total.norm()) + 1e-6)))

    def close(self) -> None:
        """Let the processes end."""
        for _ in self.processes:
            self.tasks.put(None)
        for process in self.processes:
            process.join()
