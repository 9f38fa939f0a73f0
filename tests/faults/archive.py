"""An archive of small generated articles that differ in company, figure and quarter, and a later state of it."""

from pathlib import Path

_WORDS = ("looms", "lathes", "kilns", "pumps", "valves", "gears", "cranes")


def write_archive(folder: Path, articles: int) -> Path:
    """Writes `articles` articles into `folder`, one company each; one in five is a copy of its neighbour."""
    folder.mkdir(parents=True)
    for number in range(articles):
        (folder / f"{number:05}.txt").write_text(_tell(number - number % 5 // 4))
    return folder


def change_archive(folder: Path) -> None:
    """Takes one article in ten away, rewrites one in ten and adds as many."""
    paths = sorted(folder.iterdir())
    for number, path in enumerate(paths):
        if number % 10 == 3:
            path.unlink()
        if number % 10 == 6:
            path.write_text(_tell(number + 100_000))
    for number in range(0, len(paths), 10):
        (folder / f"new-{number:05}.txt").write_text(_tell(number + 200_000))


def _tell(number: int) -> str:
    name, word = f"Maker{number} Corp.", _WORDS[number % len(_WORDS)]
    return (
        f"{name} beats estimates\n\n"
        f"{name} (NYSE: MK{number}) said revenue rose {number % 40 + 1}% to ${number % 90 + 10}.{number % 10} million "
        f"in the {['first', 'second', 'third', 'fourth'][number % 4]} quarter of 2025. Analysts had expected "
        f"${number % 90 + 9}.5 million.\n\n"
        f"The company sold {number % 900 + 1_000:,} {word}, after {number % 900 + 950:,} a year earlier, and earned "
        f"${number % 3}.{number % 89 + 10} per share.\n"
    )
