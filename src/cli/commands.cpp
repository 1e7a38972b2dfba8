// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

#include "cli/command_analyze.hpp"
#include "cli/command_copies.hpp"
#include "cli/command_find.hpp"
#include "cli/command_lineage.hpp"
#include "cli/command_match.hpp"
#include "cli/command_neighbors.hpp"
#include "cli/command_owners.hpp"
#include "cli/command_path.hpp"
#include "cli/command_query.hpp"
#include "cli/command_show.hpp"
#include "cli/command_sql.hpp"
#include "cli/command_tasks.hpp"
#include "cli/command_why.hpp"
#include "cli/command_why_same.hpp"
#include "cli/sql_file_command.hpp"

namespace policygraph::cli {

namespace {

// The commands that are SQL files: their names.
constexpr char k_profile[] = "profile";
constexpr char k_compare[] = "compare";
constexpr char k_orphans[] = "orphans";
constexpr char k_overlaps[] = "overlaps";
constexpr char k_workload[] = "workload";
constexpr char k_targets[] = "targets";
constexpr char k_deadlines[] = "deadlines";
constexpr char k_brands[] = "brands";
constexpr char k_programs[] = "programs";
constexpr char k_stubs[] = "stubs";
constexpr char k_timeline[] = "timeline";
constexpr char k_handoffs[] = "handoffs";
constexpr char k_ambiguous[] = "ambiguous";

constexpr auto k_full = nullptr; // policygraph-full makes it

constexpr CommandEntry k_commands[] = {
    {"build", "Read files and folders into the database", k_full, false},
    {"check", "Prove the database: every quote against its document", k_full},
    {"extract", "The facts of documents as NDJSON, without a database", k_full, false},
    {"load", "Join what `extract -o` wrote into the database", k_full, false},
    {"digest", "One hash of all that the database says", k_full},
    {"compact", "The database as a new file of canonical bytes", k_full, false},
    {"coverage", "Which cue words of documents became facts, which were left", k_full, false},
    {"remove", "Take documents out", k_full, false},
    {"find", "Nodes by name, other name or text", make_find},
    {"show", "One node with all that is known of it", make_show},
    {"tasks", "What an agency owns", make_tasks},
    {"owners", "Who owns the tasks that match", make_owners},
    {k_orphans, "Tasks that nobody owns", make_from_sql<k_orphans>},
    {k_overlaps, "Tasks with several leads", make_from_sql<k_overlaps>},
    {k_workload, "How many tasks each agency has, by role", make_from_sql<k_workload>},
    {k_profile, "An agency, place or policy on a page: tasks, partners, targets, bases", make_from_sql<k_profile>},
    {k_compare, "Two policies side by side: tasks, owners, targets", make_from_sql<k_compare>},
    {k_handoffs, "The same task with other owners in the next version", make_from_sql<k_handoffs>},
    {"copies", "Text taken over between policies that do not cite each other", make_copies},
    {"lineage", "What a policy rests on, and what rests on it, as a tree", make_lineage},
    {"why", "The quotes that tie two nodes", make_why},
    {"path", "A shortest path between two nodes", make_path},
    {"neighbors", "What is around a node", make_neighbors},
    {k_targets, "Numbers to be reached, across documents", make_from_sql<k_targets>},
    {k_deadlines, "What is due when, and by whom", make_from_sql<k_deadlines>},
    {k_brands, "Products and marks that are named", make_from_sql<k_brands>},
    {k_programs, "Projects, campaigns and pilots that are named", make_from_sql<k_programs>},
    {k_stubs, "Cited but not read: the reading list", make_from_sql<k_stubs>},
    {k_timeline, "The documents by date", make_from_sql<k_timeline>},
    {"analyze", "The whole graph: ranks, groups, cycles, what everything passes through", make_analyze},
    {k_ambiguous, "Names of agencies that were left open, with candidates", make_from_sql<k_ambiguous>},
    {"why-same", "Why two names are one node, or two", make_why_same},
    {"same", "Judge: two nodes are one, from the next build on", k_full, false},
    {"different", "Judge: two nodes must never become one", k_full, false},
    {"query", "A saved question", make_query},
    {"match", "A pattern in a subset of openCypher", make_match},
    {"sql", "Read-only SQL", make_sql},
    {"export", "The graph as a file for another program", k_full},
    {"shell", "These commands, one a line, over one open database", k_full, false},
    {"serve", "The explorer in the browser of this machine, over a database of any size", k_full, false},
};

} // namespace

std::span<const CommandEntry> commands() {
    return k_commands;
}

} // namespace policygraph::cli
