-- Clicks on the links PREFIX0, PREFIX1 and so on, each of a visitor who was never here.
--
--   wrk -t1 -c64 -d20s --latency -s benchmarks/wrk/redirect.lua http://127.0.0.1:8080 -- [PREFIX] [LINKS]
--
-- PREFIX: how the links' keys begin, bench- unless told otherwise. LINKS: how many there are; 50 unless told otherwise.

function init(arguments)
   prefix = arguments[1] or "bench-"
   links = tonumber(arguments[2] or 50)
   number = 0
end

function request()
   number = number + 1
   return wrk.format("GET", "/r/" .. prefix .. number % links)
end

function done(summary)
   print(string.format("%d answers were none of 2xx or 3xx; %d requests had no answer in time", summary.errors.status, summary.errors.timeout))
end
