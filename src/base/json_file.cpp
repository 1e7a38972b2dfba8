// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/json_file.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>

#include <rapidjson/error/en.h>

#include <algorithm>

namespace policygraph::base {

rapidjson::Document read_json(const std::filesystem::path& path) {
    const std::string bytes = read_data_file(path);
    rapidjson::Document document;
    document.Parse<rapidjson::kParseCommentsFlag>(bytes.data(), bytes.size());
    if (document.HasParseError()) {
        const std::string_view before = std::string_view(bytes).substr(0, document.GetErrorOffset());
        const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
        const std::size_t last = before.rfind('\n');
        const std::size_t column = before.size() - (last == std::string_view::npos ? 0 : last + 1) + 1;
        throw DataError(path.string(), line, column, rapidjson::GetParseError_En(document.GetParseError()));
    }
    return document;
}

} // namespace policygraph::base
