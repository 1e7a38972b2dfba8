// SPDX-License-Identifier: Apache-2.0
#include <policygraph/lexicon/word_trie.hpp>

#include <algorithm>
#include <string>

namespace policygraph::lexicon {

namespace {

constexpr std::uint32_t k_row = 256;

struct Entry {
    std::string key; // in the order in which it is read
    std::uint32_t value;
};

} // namespace

// Places the children of one state after the other, each set at the first base where all of them are free.
class WordTrie::Builder {
public:
    Builder(std::vector<Cell>& cells, const std::vector<Entry>& entries) : m_cells(cells), m_entries(entries) {
        grow(2 * k_row);
        m_cells[0].parent = 0; // the root is nobody's child: base + byte is never 0
    }

    void run() {
        m_open.push_back({0, 0, m_entries.size(), 0});
        while (!m_open.empty()) {
            const Node node = m_open.back();
            m_open.pop_back();
            place(node);
        }
    }

private:
    struct Node {
        std::uint32_t state;
        std::size_t first; // its words in m_entries
        std::size_t last;
        std::size_t depth;
    };

    [[nodiscard]] std::uint32_t letter(std::size_t entry, std::size_t depth) const {
        return static_cast<unsigned char>(m_entries[entry].key[depth]);
    }

    void place(Node node) {
        if (m_entries[node.first].key.size() == node.depth) { // sorted: the word that ends here stands first
            m_cells[node.state].value = m_entries[node.first].value;
            ++node.first;
        }
        std::vector<Node> children;
        for (std::size_t i = node.first; i < node.last;) {
            std::size_t end = i + 1;
            while (end < node.last && letter(end, node.depth) == letter(i, node.depth)) {
                ++end;
            }
            children.push_back({letter(i, node.depth), i, end, node.depth + 1});
            i = end;
        }
        if (children.empty()) {
            return;
        }
        const std::uint32_t base = free_base(children);
        m_cells[node.state].base = base;
        for (Node& child : children) {
            child.state += base;
            m_cells[child.state].parent = node.state;
            m_open.push_back(child);
        }
    }

    // Single children fill the first gap; where to look for room for several moves on when it gets crowded there.
    std::uint32_t free_base(const std::vector<Node>& children) {
        constexpr std::uint32_t k_patience = 16;
        std::uint32_t& from = children.size() == 1 ? m_free : m_roomy;
        while (m_cells[from].parent != k_none) {
            grow(++from + 2 * k_row);
        }
        const std::uint32_t lowest = children.front().state;
        const std::uint32_t first = from > lowest ? from - lowest : 1;
        for (std::uint32_t base = first;; ++base) {
            grow(base + 2 * k_row);
            if (std::all_of(children.begin(), children.end(),
                            [&](const Node& child) { return m_cells[base + child.state].parent == k_none; })) {
                from = base - first > k_patience ? base + lowest : from;
                return base;
            }
        }
    }

    void grow(std::size_t size) {
        if (m_cells.size() < size) {
            m_cells.resize(std::max(size, m_cells.size() * 3 / 2));
        }
    }

    std::vector<Cell>& m_cells;
    const std::vector<Entry>& m_entries;
    std::vector<Node> m_open;
    std::uint32_t m_free = 1;
    std::uint32_t m_roomy = 1;
};

void WordTrie::mark_beginning(std::string_view word) {
    const auto mark = [](std::vector<std::uint64_t>& marks, std::size_t key) {
        marks[key / 64] |= std::uint64_t{1} << key % 64;
    };
    const std::size_t first = character(word, 0);
    const std::size_t next = base::utf8_length(word[0]);
    if (next >= word.size()) {
        mark(m_alone, first);
    } else {
        mark(m_pairs, pair(first, character(word, next)));
    }
}

WordTrie::WordTrie(std::vector<std::pair<std::string_view, std::uint32_t>> words, Direction direction) {
    if (direction == Direction::Forward) {
        for (auto* marks : {&m_alone, &m_pairs}) {
            marks->assign(k_marks / 64, 0);
        }
    }
    std::vector<Entry> entries;
    entries.reserve(words.size());
    for (const auto& [word, value] : words) {
        entries.push_back({std::string(word), value});
        if (direction == Direction::Backward) {
            std::reverse(entries.back().key.begin(), entries.back().key.end());
        } else {
            mark_beginning(word);
        }
    }
    if (!entries.empty()) {
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
        Builder(m_cells, entries).run();
        m_cells.shrink_to_fit();
    }
}

} // namespace policygraph::lexicon
