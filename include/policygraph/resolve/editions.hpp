// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/resolve/contribution.hpp>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

// Editions of one title: 河北省农业科技园区管理办法 of 2018 and that of 2021 bear one title and two numbers. That there
// are several no document need say; the numbers that all documents of a database give to the title do. A title with one
// number is one node. Where there are more, each edition is a node of its own, and the title's node is left to those
// who do not say which edition they mean.
namespace policygraph::resolve {

/// A number of a title, as the documents of a database use it.
struct NumberUse {
    std::string number;               ///< DocumentNumbers::folded
    std::string place;                ///< code of the place whose organ gave it; "" if not known
    std::string date;                 ///< when the document that bears it was signed; "" if not known
    bool own = false;                 ///< a document of the database bears it
    std::size_t documents = 0;        ///< that use it
    std::set<std::string> told_apart; ///< numbers that a document holds against it: it replaces them or they it
};

/// The edition of each number, by the number that leads it; a number that is not there may be of any edition. Empty
/// where there are no editions. Two numbers are of two editions where their documents were signed on different days,
/// else where their years differ and they are no misprints of each other, or a document replaces one by the other. The
/// answer does not depend on the order of the uses.
[[nodiscard]] std::map<std::string, std::string> editions(std::vector<NumberUse> uses);

/// The node of the edition of a title that bears a number (folded).
[[nodiscard]] std::string edition_id(const std::string& title, const std::string& number);

/// What a document's claims on the nodes of one title become.
struct EditionMoves {
    std::string title;                        ///< the title's node
    std::map<std::string, std::string> moves; ///< from the title's or an edition's node to another
    std::string own;                          ///< from which node the document's own policy moves; "" if it is another
};

/// Moves the claims; what belongs to the document's own policy (tasks, targets, stages, incentives) goes along. Moved
/// back, they are what they were before.
void move_policies(Contribution& contribution, const EditionMoves& moves);

} // namespace policygraph::resolve
